import type { CoreDocument } from '../../../schema/document.ts'
import { domainError } from '../../kit/errors.ts'
import { MAX_PAGE } from '../../kit/page.ts'
import { type CatalogueContext, findLabel, findResource, findRow } from '../context.ts'
import { facetLabels, isLabelled } from '../facet-labels.ts'
import { fieldTextsOf } from '../search/document/texts.ts'
import { highlight } from '../search/highlight.ts'
import { isSearchable } from '../search/index-document.ts'
import type { FacetResult, Hit, TermField, Total } from '../search/port.ts'
import type { Search } from './searchResources.ts'

interface Edge { hit: Hit; search: Search; cursor: string; score: number | null }
interface FacetArguments { name: TermField; first: number; contains?: string | null }

/** Fetched whole when labels are searched rather than keys. */
const ALL_BUCKETS = 10_000

const total = (search: Search, context: CatalogueContext): Promise<Total> =>
  context.loader<Search, Total>('search total', (searches) => Promise.all(searches.map((item) => context.runtime.engine.count(item.query))), (item) => JSON.stringify(item.query)).load(search)

const selectedKeys = (search: Search, field: TermField): ReadonlySet<string> => new Set(search.query.filter.terms[field] ?? [])

/** All facets of one search that are selected together are counted together. */
const countFacet = (search: Search, args: FacetArguments, context: CatalogueContext): Promise<FacetResult> => {
  const byLabel = args.contains != null && isLabelled(args.name)
  const request = { field: args.name, first: byLabel ? ALL_BUCKETS : args.first, ...(args.contains != null && !byLabel ? { contains: args.contains } : {}) }
  return context
    .loader<typeof request, FacetResult>(`facets ${JSON.stringify(search.query)}`, (requests) => context.runtime.engine.facets(search.query, requests), (item) => JSON.stringify(item))
    .load(request)
}

const facet = async (search: Search, args: FacetArguments, context: CatalogueContext) => {
  if (args.first < 1 || args.first > MAX_PAGE) throw domainError('BAD_INPUT', { zh: `facet 的 first 应为 1–${MAX_PAGE},实为 ${args.first}`, en: `first of a facet is 1 to ${MAX_PAGE}, not ${args.first}` })
  const { buckets, totalBuckets, missing } = await countFacet(search, args, context)
  const labels = await facetLabels(context, args.name, buckets.map((bucket) => bucket.key))
  const selected = selectedKeys(search, args.name)
  const wanted = args.contains?.toLowerCase()
  const shown = buckets
    .map((bucket) => ({ ...bucket, ...(labels.get(bucket.key) ?? { label: null, labelEn: null }), selected: selected.has(bucket.key) }))
    .filter((bucket) => wanted === undefined || !isLabelled(args.name) || [bucket.key, bucket.label, bucket.labelEn].some((text) => text?.toLowerCase().includes(wanted)))
  return { name: args.name, totalBuckets: wanted !== undefined && isLabelled(args.name) ? shown.length : totalBuckets, missing, buckets: shown.slice(0, args.first) }
}

export const ResourceSearchConnection = {
  edges: (search: Search): Edge[] => search.hits.map((hit) => ({ hit, search, cursor: search.cursorOf(hit), score: hit.score })),
  total: (search: Search, _args: unknown, context: CatalogueContext) => total(search, context),
  pageCount: async (search: Search, _args: unknown, context: CatalogueContext) => Math.ceil((await total(search, context)).value / search.size),
  facet,
  interpretation: (search: Search) =>
    search.analysed ? { searchedFor: [...new Set([...search.analysed.identifiers, ...search.analysed.words])].join(' '), alsoSearched: [], corrections: [], dropped: search.analysed.dropped } : null,
}

const highlighted = async (edge: Edge, context: CatalogueContext) => {
  const view = await findResource(context, edge.hit.id)
  if (!view) return null
  const { snippet, highlights } = highlight(fieldTextsOf(view as unknown as CoreDocument), edge.search.analysed)
  return { snippet, highlights: highlights.map(({ field, fragments }) => ({ field: field.toUpperCase(), fragments })) }
}

export const ResourceSearchEdge = {
  node: (edge: Edge, _args: unknown, context: CatalogueContext) => findResource(context, edge.hit.id),
  card: async (edge: Edge, _args: unknown, context: CatalogueContext) => {
    const row = await findRow(context, edge.hit.id)
    // The index may be a moment behind the row: what is no longer to be found has no card.
    if (!row || !isSearchable(row.document)) return null
    const { resourceType, title, titleEn, generatedOn, platform } = row.document
    const year = Number(generatedOn?.slice(0, 4))
    return {
      id: row.id, resourceType, typename: row.typename, title: title ?? titleEn ?? null, year: Number.isInteger(year) && generatedOn ? year : null,
      platformName: platform ? ((await findLabel(context, platform.id))?.label ?? null) : null,
    }
  },
  snippet: async (edge: Edge, _args: unknown, context: CatalogueContext) => (await highlighted(edge, context))?.snippet ?? null,
  highlights: async (edge: Edge, _args: unknown, context: CatalogueContext) => (await highlighted(edge, context))?.highlights ?? null,
}
