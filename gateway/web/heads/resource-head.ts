import type { PageHead } from '../shell.ts'
import { citationOf } from '../../../schema/citation/citation-of.ts'
import { type Answered, firstText, recordOf, textOf } from '../../../schema/citation/plain-values.ts'
import { schemaOrg } from '../../../schema/linked-data/schema-org.ts'
import { scriptText } from '../../../schema/linked-data/script-text.ts'
import { element, excerpt, title } from './html.ts'
import { scholarlyTags } from './scholarly-tags.ts'

type Language = 'zh-CN' | 'en'
const SITE: Readonly<Record<Language, string>> = { 'zh-CN': '科源', en: 'Keyuan' }

/** The head of a record's page: what a reader's tab, a link preview, a search engine and a reference manager take from it. */
export const resourceHead = (record: Answered, origin: string, lang: Language): PageHead => (record.status === 'WITHDRAWN' ? withdrawnHead : recordHead)(record, origin, lang)

const recordHead = (record: Answered, origin: string, lang: Language): PageHead => {
  const page = `${origin}/resource/${textOf(record.id) ?? ''}`
  const citation = citationOf(record, { accessed: '', origin })
  const name = lang === 'en' ? firstText(record.titleEn, citation.title) : citation.title
  const words = firstText(...(lang === 'en' ? [record.descriptionEn, record.description] : [record.description, record.descriptionEn]))
  const description = words === null ? null : excerpt(words)
  return {
    status: 200, lang,
    head: [
      title(`${name ?? ''} · ${SITE[lang]}`),
      element('meta', { name: 'description', content: description ?? name }),
      ...addressesOf(page),
      element('meta', { property: 'og:type', content: 'article' }),
      element('meta', { property: 'og:site_name', content: SITE[lang] }),
      element('meta', { property: 'og:title', content: name }),
      element('meta', { property: 'og:url', content: page }),
      ...(description === null ? [] : [element('meta', { property: 'og:description', content: description })]),
      ...(citation.doi === null ? [] : [element('link', { rel: 'cite-as', href: `https://doi.org/${citation.doi}` })]),
      ...scholarlyTags(citation, page),
      linkedData(record, origin),
    ].join('\n'),
  }
}

/** Of a withdrawn record nothing but what stays of it; no index shall keep the page. */
const withdrawnHead = (record: Answered, origin: string, lang: Language): PageHead => {
  const words = lang === 'en' ? 'This resource was withdrawn' : '此资源已撤回'
  const reason = textOf(recordOf(record.tombstone).reason)
  return {
    status: 410, lang,
    head: [
      title(`${words} · ${SITE[lang]}`),
      element('meta', { name: 'description', content: reason === null ? words : excerpt(`${words}: ${reason}`) }),
      element('meta', { name: 'robots', content: 'noindex' }),
      ...addressesOf(`${origin}/resource/${textOf(record.id) ?? ''}`),
      linkedData(record, origin),
    ].join('\n'),
  }
}

const linkedData = (record: Answered, origin: string): string => `<script type="application/ld+json">${scriptText(schemaOrg(record, { origin }))}</script>`

const addressesOf = (page: string): string[] => [
  element('link', { rel: 'canonical', href: page }),
  element('link', { rel: 'alternate', hreflang: 'zh-CN', href: page }),
  element('link', { rel: 'alternate', hreflang: 'en', href: `${page}?lang=en` }),
  element('link', { rel: 'alternate', type: 'application/ld+json', href: `${page}.jsonld` }),
]

const plainHead = (status: number, words: Readonly<Record<Language, string>>, lang: Language, headers?: Record<string, string>): PageHead => ({
  status, lang, ...(headers ? { headers } : {}),
  head: [title(`${words[lang]} · ${SITE[lang]}`), element('meta', { name: 'robots', content: 'noindex' })].join('\n'),
})

export const unknownHead = (lang: Language): PageHead => plainHead(404, { 'zh-CN': '没有这条资源', en: 'There is no such resource' }, lang)

/** The graph could not say; the page asks again by itself. */
export const unansweredHead = (status: number, retryAfterSeconds: number, lang: Language): PageHead =>
  plainHead(status, { 'zh-CN': '暂时无法取得此资源', en: 'This resource cannot be fetched right now' }, lang, { 'retry-after': String(retryAfterSeconds) })
