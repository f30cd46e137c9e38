import type { FastifyRequest } from 'fastify'
import { citationOfResult } from '../../../schema/citation/frozen-citation.ts'
import { scriptText } from '../../../schema/linked-data/script-text.ts'
import type { AskForCaller } from '../../../subgraphs/kit/graph-client.ts'
import { DEFAULT_HEAD, type PageHead } from '../shell.ts'
import { element, excerpt, title } from './html.ts'
import { originOf } from './origin.ts'
import { pageLanguage } from './page-language.ts'
import { scholarlyTags } from './scholarly-tags.ts'

const RESULT = 'query ResultHead($id: ID!) { frozenResult(id: $id) { id address name description creators visibility frozenAt deletedAt hash rowCount files { format address } } }'
const QUERY = 'query SavedQueryHead($slug: String!) { savedQuery(slug: $slug) { name nameEn description descriptionEn visibility deletedAt } }'

interface Result { id: string; address: string; name: string | null; description: string | null; creators: string[] | null; visibility: string; frozenAt: string | null; deletedAt: string | null; hash: string | null; rowCount: number; files: { format: string; address: string | null }[] | null }
interface Query { name: string | null; nameEn: string | null; description: string | null; descriptionEn: string | null; visibility: string | null; deletedAt: string | null }

const NOT_FOR_INDEXES = element('meta', { name: 'robots', content: 'noindex' })
const SITE = { 'zh-CN': '科源', en: 'Keyuan' } as const
const WORDS = {
  result: { 'zh-CN': ['没有这个冻结的结果', '这个结果已删除'], en: ['There is no such frozen result', 'This result was deleted'] },
  query: { 'zh-CN': ['没有这个查询', '这个查询已删除'], en: ['There is no such query', 'This query was deleted'] },
} as const

type Language = keyof typeof SITE

const missing = (of: keyof typeof WORDS, gone: boolean, lang: Language): PageHead =>
  ({ status: gone ? 410 : 404, lang, head: [title(`${WORDS[of][lang][gone ? 1 : 0]} · ${SITE[lang]}`), NOT_FOR_INDEXES].join('\n') })

/** What a tab, a link preview and an index take from a page that has a name. Only what everybody may see is for indexes. */
const named = (name: string, description: string | null, page: string, isPublic: boolean, lang: Language): string[] => [
  title(`${name} · ${SITE[lang]}`),
  element('meta', { name: 'description', content: description === null ? name : excerpt(description) }),
  element('link', { rel: 'canonical', href: page }),
  element('meta', { property: 'og:type', content: 'article' }),
  element('meta', { property: 'og:site_name', content: SITE[lang] }),
  element('meta', { property: 'og:title', content: name }),
  element('meta', { property: 'og:url', content: page }),
  ...(isPublic ? [] : [NOT_FOR_INDEXES]),
]

const MEDIA: Readonly<Record<string, string>> = { CSV: 'text/csv', JSONL: 'application/jsonl', XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

const linkedData = ({ name, description, creators, hash, files }: Result, page: string, origin: string, date: string): string => `<script type="application/ld+json">${scriptText({
  '@context': 'https://schema.org/', '@type': 'Dataset', '@id': page, url: page, name, ...(description ? { description } : {}), ...(creators && creators.length > 0 ? { creator: creators.map((each) => ({ '@type': 'Person', name: each })) } : {}),
  publisher: { '@type': 'Organization', name: '科源 Keyuan' }, datePublished: date, includedInDataCatalog: { '@type': 'DataCatalog', '@id': `${origin}/`, name: '科源 Keyuan', url: `${origin}/` },
  ...(hash ? { identifier: { '@type': 'PropertyValue', propertyID: 'SHA-256', value: hash } } : {}),
  distribution: (files ?? []).flatMap(({ format, address }) => (address !== null && MEDIA[format] ? [{ '@type': 'DataDownload', encodingFormat: MEDIA[format], contentUrl: `${origin}${address}` }] : [])),
})}</script>`

export interface NamedHeads {
  /** Of `/results/<id>`. */
  result(request: FastifyRequest, id: string): Promise<PageHead>
  /** Of `/q/<slug>`. */
  query(request: FastifyRequest, slug: string): Promise<PageHead>
}

/** Heads of pages that people made and named, asked for as the reader; where the graph does not answer, the page itself asks again. */
export const namedHeads = (ask: AskForCaller, publicUrl?: string): NamedHeads => ({
  result: async (request, id) => {
    const lang = pageLanguage(request)
    const { data, errors = [] } = await ask(request, { query: RESULT, variables: { id }, operationName: 'ResultHead' })
    const result = data?.frozenResult as Result | null | undefined
    if (!result) return errors.length === 0 && data ? missing('result', false, lang) : DEFAULT_HEAD
    if (result.deletedAt !== null) return missing('result', true, lang)
    const origin = originOf(request, publicUrl)
    const page = `${origin}${result.address}`
    const { name, description, creators, frozenAt } = result
    const citation = frozenAt === null || name === null ? null : citationOfResult({ ...result, name, creators: creators ?? [], frozenAt }, { accessed: '', origin })
    return { status: 200, lang, head: [...named(name ?? '', description, page, result.visibility === 'PUBLIC', lang), ...(citation ? [...scholarlyTags(citation, page), linkedData(result, page, origin, citation.date ?? '')] : [])].join('\n') }
  },
  query: async (request, slug) => {
    const lang = pageLanguage(request)
    const { data, errors = [] } = await ask(request, { query: QUERY, variables: { slug }, operationName: 'SavedQueryHead' })
    const query = data?.savedQuery as Query | null | undefined
    if (!query) return errors.length === 0 && data ? missing('query', false, lang) : DEFAULT_HEAD
    if (query.deletedAt !== null) return missing('query', true, lang)
    const [name, description] = lang === 'en' ? [query.nameEn || query.name, query.descriptionEn || query.description] : [query.name || query.nameEn, query.description || query.descriptionEn]
    return { status: 200, lang, head: named(name ?? slug, description, `${originOf(request, publicUrl)}/q/${slug}`, query.visibility === 'PUBLIC', lang).join('\n') }
  },
})
