import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Badge } from '../parts/badge.tsx'
import { Link } from '../parts/link.tsx'
import { MarkedText } from '../parts/marked-text.tsx'
import { resourceAddress } from '../resource-address.ts'
import type { FacetCountsFragment } from './facets.operations.ts'
import { type Highlights, markedWhole } from './highlighted.ts'
import { searchAddress } from './search-address.ts'
import type { SearchField, SearchResultsQuery, SharingLevel } from './search.operations.ts'

const texts = {
  type: { zh: '【资源类型】', en: 'Type' },
  keywords: { zh: '【关键字】', en: 'Keywords' },
  abstract: { zh: '【摘要简介】', en: 'Abstract' },
  untitled: { zh: '未名资源', en: 'Untitled' },
  hidden: { zh: '部分内容不对您公开', en: 'Part of it is not open to you' },
} as const

const sharingTexts = {
  PUBLIC: { zh: '公开共享', en: 'Open to all' },
  REGISTERED: { zh: '注册共享', en: 'For signed-in users' },
  AGREEMENT: { zh: '协议共享', en: 'By agreement' },
  RESTRICTED: { zh: '受限共享', en: 'Restricted' },
} as const satisfies Record<SharingLevel, { zh: string; en: string }>

type Edge = NonNullable<SearchResultsQuery['searchResources']>['edges'][number]

/** A hit as the portal shows it: title, type, keywords, abstract; then who, where and when. */
export const ResultItem = ({ edge, types }: { edge: Edge; types: FacetCountsFragment['buckets'] }) => {
  const t = useText(texts)
  const label = useLabel()
  const { language } = useLanguage()
  const { node, card, snippet, highlights } = edge
  const id = node?.id ?? card?.id
  if (id === undefined) return null
  const title = (node && label(node)) || card?.title || t.untitled
  const type = node?.resourceType ?? card?.resourceType
  const bucket = types.find(({ key }) => key === type)
  const keywords = (language === 'en' && node?.keywordsEn?.length ? node.keywordsEn : node?.keywords) ?? []
  const abstract = snippet ?? (language === 'en' ? node?.descriptionEn : null)
  return (
    <li className="result">
      <h2><Link to={resourceAddress(id)}><Marked highlights={highlights} field="TITLE" text={title} /></Link></h2>
      {node?.title && node.titleEn && node.title !== node.titleEn && <p className="result-other-title" lang={language === 'en' ? 'zh-CN' : 'en'}>{title === node.title ? node.titleEn : node.title}</p>}
      <dl className="result-facts">
        {type && <div><dt>{t.type}</dt><dd>{(bucket && label(bucket)) || type}</dd></div>}
        {keywords.length > 0 && (
          <div><dt>{t.keywords}</dt><dd className="result-keywords">{keywords.map((keyword) => <Link key={keyword} to={searchAddress({ keyword: [keyword] })}><Marked highlights={highlights} field="KEYWORD" text={keyword} /></Link>)}</dd></div>
        )}
        {abstract && <div><dt>{t.abstract}</dt><dd><MarkedText html={abstract} /></dd></div>}
      </dl>
      <Origin node={node} card={card} />
    </li>
  )
}

const Marked = ({ highlights, field, text }: { highlights: Highlights; field: SearchField; text: string }) => {
  const marked = markedWhole(highlights, field, text)
  return marked === null ? text : <MarkedText html={marked} />
}

const Origin = ({ node, card }: Pick<Edge, 'node' | 'card'>) => {
  const t = useText(texts)
  const levels = useText(sharingTexts)
  const label = useLabel()
  const format = useFormat()
  const creators = node?.creators?.map(({ name }) => name) ?? []
  const level = node?.sharing?.level
  const facts = [
    creators.slice(0, 3).join('、') + (creators.length > 3 ? ' …' : ''),
    (node?.platform && label(node.platform)) || card?.platformName,
    node?.generatedOn ? format.partialDate(node.generatedOn) : card?.year,
  ].filter(Boolean)
  return (
    <p className="result-origin">
      <span>{facts.join(' · ')}</span>
      {level && <Badge tone={level === 'PUBLIC' ? 'good' : 'plain'}>{levels[level]}</Badge>}
      {(node?.redactedFields?.length ?? 0) > 0 && <Badge tone="warn">{t.hidden}</Badge>}
    </p>
  )
}
