import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Link } from '../parts/link.tsx'
import { QueryActions } from './query-actions.tsx'
import type { ShownQuery } from './query-page.tsx'

const texts = {
  owner: { zh: '所有者', en: 'Owner' },
  runs: { zh: (n: string) => `运行 ${n} 次`, en: (n: string) => `run ${n} times` },
  changed: { zh: (day: string) => `更新于 ${day}`, en: (day: string) => `changed ${day}` },
  copied: { zh: '复制自', en: 'Copied from' },
  share: { zh: '复制链接', en: 'Copy the link' },
  PRIVATE: { zh: '仅本人可见', en: 'Only you' },
  PEOPLE: { zh: '指名的人可见', en: 'People you named' },
  PLATFORM: { zh: '平台可见', en: 'A platform' },
  PUBLIC: { zh: '公开', en: 'Public' },
} as const

/** What the query is, whose, and what can be done with it. */
export const QueryHead = ({ query, variables, changed }: { query: ShownQuery; variables: Readonly<Record<string, unknown>>; changed(): void }) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { language } = useLanguage()
  const description = (language === 'en' ? query.descriptionEn || query.description : query.description || query.descriptionEn) ?? ''
  return (
    <header>
      <h1>{label(query)}</h1>
      {description !== '' && <p className="query-description">{description}</p>}
      <p className="row secondary small">
        {query.visibility && <span className="badge">{t[query.visibility]}</span>}
        {query.tags?.map((tag) => <Link key={tag} className="badge" to={`/queries?tag=${encodeURIComponent(tag)}`}>{tag}</Link>)}
        {query.owner?.displayName && <span>{t.owner} {query.owner.displayName}</span>}
        {query.usage?.runs != null && <span>{t.runs(format.number(query.usage.runs))}</span>}
        {query.updatedAt && <span>{t.changed(format.date(query.updatedAt))}</span>}
        {query.forkOf?.slug && <span>{t.copied} <Link to={`/q/${query.forkOf.slug}`}>{label(query.forkOf)}</Link></span>}
      </p>
      <div className="row">
        <CopyButton text={() => location.href} label={t.share} />
        <QueryActions query={query} variables={variables} changed={changed} />
      </div>
    </header>
  )
}
