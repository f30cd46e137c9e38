import { domainError } from '../../kit/errors.ts'
import { MAX_PAGE } from '../../kit/page.ts'
import { checkedText } from '../checked-text.ts'
import type { CatalogueContext } from '../context.ts'
import { facetLabels, keysByLabel } from '../facet-labels.ts'
import { countOf } from '../search-counts.ts'
import type { FacetRequest, FacetResult, IndexQuery, TermField } from '../search/port.ts'
import type { Search } from './searchResources.ts'

interface FacetArguments { name: TermField; first?: number | null; contains?: string | null }
type Bucket = FacetResult['buckets'][number]

const DEFAULT_FIRST = 20
/** As many as an engine gives: what is looked for by its label has to be counted with what is looked for by its key. */
const ALL_BUCKETS = 10_000
const LONGEST_CONTAINED = 200

/** All facets of one search that are selected together are counted together. */
const counted = ({ query }: Search, request: FacetRequest, context: CatalogueContext): Promise<FacetResult> =>
  context
    .loader<FacetRequest, FacetResult>(`facets ${JSON.stringify(query)}`, (requests) => context.runtime.engine.facets(query, requests), (item) => JSON.stringify(item))
    .load(request)

/** The query with nothing ticked in this facet but these. */
const withOnly = (query: IndexQuery, field: TermField, keys: string[]): IndexQuery => {
  const missing = query.filter.missing?.filter((item) => item !== field)
  return { ...query, filter: { ...query.filter, terms: { ...query.filter.terms, [field]: keys }, ...(missing ? { missing } : {}) } }
}

/** What is ticked stays in sight, however far down it stands, or it could not be unticked. */
const selectedBeyond = async ({ query }: Search, field: TermField, shown: readonly Bucket[], context: CatalogueContext): Promise<Bucket[]> => {
  const beyond = [...new Set(query.filter.terms[field] ?? [])].filter((key) => !shown.some((bucket) => bucket.key === key))
  const counts = await Promise.all(beyond.map((key) => countOf(context, withOnly(query, field, [key]))))
  return beyond.map((key, at) => ({ key, count: counts[at]?.value ?? 0 }))
}

const mostFirst = (a: Bucket, b: Bucket): number => b.count - a.count || (a.key < b.key ? -1 : 1)

/** Found by key or by label, however rare: labels lead to keys first, and those are counted. */
const containing = async (search: Search, field: TermField, first: number, contains: string, context: CatalogueContext): Promise<FacetResult> => {
  const named = await keysByLabel(context, field, contains)
  if (named.length === 0) return counted(search, { field, first, contains }, context)
  const [byKey, cells] = await Promise.all([
    counted(search, { field, first: ALL_BUCKETS, contains }, context),
    context.runtime.engine.aggregate(withOnly(search.query, field, named), { dimensions: [field], measures: [] }),
  ])
  const counts = new Map(byKey.buckets.map(({ key, count }) => [key, count]))
  const wanted = new Set(named)
  // A record that has one of these may have others too.
  for (const { keys: [key], count } of cells) if (key != null && wanted.has(key)) counts.set(key, count)
  const buckets = [...counts].map(([key, count]) => ({ key, count })).sort(mostFirst)
  const keysBeyond = byKey.totalBuckets - byKey.buckets.length
  return { totalBuckets: buckets.length + keysBeyond, buckets: buckets.slice(0, first), missing: byKey.missing }
}

export const facet = async (search: Search, { name, ...args }: FacetArguments, context: CatalogueContext) => {
  const contains = args.contains?.trim() || null
  const first = args.first ?? DEFAULT_FIRST
  if (first < 1 || first > MAX_PAGE) throw domainError('BAD_INPUT', { zh: `facet 的 first 应为 1–${MAX_PAGE},实为 ${first}`, en: `first of a facet is 1 to ${MAX_PAGE}, not ${first}` })
  const found = contains === null ? await counted(search, { field: name, first }, context) : await containing(search, name, first, checkedText('contains', contains, LONGEST_CONTAINED), context)
  const buckets = contains === null ? [...found.buckets, ...(await selectedBeyond(search, name, found.buckets, context))] : found.buckets
  const selected = new Set(search.query.filter.terms[name])
  const labels = await facetLabels(context, name, buckets.map(({ key }) => key))
  return { name, totalBuckets: found.totalBuckets, missing: found.missing, buckets: buckets.map((bucket) => ({ ...bucket, ...(labels.get(bucket.key) ?? { label: null, labelEn: null }), selected: selected.has(bucket.key) })) }
}
