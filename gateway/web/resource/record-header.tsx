import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Badge, type Tone } from '../parts/badge.tsx'
import { Link } from '../parts/link.tsx'
import { searchAddress } from '../search/search-address.ts'
import { Identifiers } from './identifiers.tsx'
import type { ResourceData, Terms } from './resource-data.ts'
import { useTerm } from './use-term.ts'

const texts = {
  untitled: { zh: '未名资源', en: 'Untitled resource' },
  version: { zh: (v: string) => `版本 ${v}`, en: (v: string) => `Version ${v}` },
  embargo: { zh: (day: string) => `延期公开至 ${day}`, en: (day: string) => `Under embargo until ${day}` },
} as const

const TONES: Readonly<Record<string, Tone>> = { PUBLIC: 'good', REGISTERED: 'plain', AGREEMENT: 'warn', RESTRICTED: 'warn' }

/** Title in the reader's language first, and what kind of thing this is. */
export const RecordHeader = ({ resource, terms, typeLabel }: { resource: ResourceData; terms: Terms; typeLabel: string }) => {
  const t = useText(texts)
  const format = useFormat()
  const term = useTerm(terms)
  const { language } = useLanguage()
  const [title, other] = titlesOf(resource, language)
  const { sharing, status, version } = resource
  return (
    <header className="record-header">
      <p className="row record-marks">
        <Link to={searchAddress({ type: [resource.resourceType ?? ''] })} className="record-type">{typeLabel}</Link>
        {sharing?.level && <Badge tone={TONES[sharing.level] ?? 'plain'}>{term('sharing', sharing.level)}</Badge>}
        {status === 'EMBARGOED' && <Badge tone="warn">{sharing?.embargoUntil ? t.embargo(format.partialDate(sharing.embargoUntil)) : term('statuses', status)}</Badge>}
        {(status === 'DRAFT' || status === 'IN_REVIEW') && <Badge tone="bad">{term('statuses', status)}</Badge>}
        {version && <Badge>{t.version(version)}</Badge>}
      </p>
      <h1>{title ?? t.untitled}</h1>
      {other && <p className="record-other-title" lang={language === 'en' ? 'zh-CN' : 'en'}>{other}</p>}
      {(resource.alternativeTitles ?? []).map(({ lang, value }) => <p key={`${lang} ${value}`} className="record-other-title" lang={lang}>{value}</p>)}
      <Identifiers resource={resource} />
    </header>
  )
}

/** The title to read and the one in the other language, where it says something else. */
export const titlesOf = ({ title, titleEn }: Pick<ResourceData, 'title' | 'titleEn'>, language: 'zh' | 'en'): [string | null, string | null] => {
  const first = (language === 'en' ? titleEn || title : title || titleEn) ?? null
  const second = first === title ? titleEn : title
  return [first, second && second !== first ? second : null]
}
