import { domainError } from '../../kit/errors.ts'
import { MAX_PAGE } from '../../kit/page.ts'
import type { CatalogueContext } from '../context.ts'
import { facetLabels, isLabelled } from '../facet-labels.ts'
import { countOf } from '../search-counts.ts'
import type { FacetResult, IndexQuery, TermField } from '../search/port.ts'
import type { Search } from './searchResources.ts'

interface FacetArguments { name: TermField; first: number; contains?: string | null }
type Bucket = FacetResult['buckets'][number]

/** Fetched whole when labels are searched rather than keys. */
const ALL_BUCKETS = 10_000

/** All facets of one search that are selected together are counted together. */
const countFacet = ({ query }: Search, { name, first, contains }: FacetArguments, context: CatalogueContext): Promise<FacetResult> => {
  const byLabel = contains != null && isLabelled(name)
  const request = { field: name, first: byLabel ? ALL_BUCKETS : first, ...(contains != null && !byLabel ? { contains } : {}) }
  return context
    .loader<typeof request, FacetResult>(`facets ${JSON.stringify(query)}`, (requests) => context.runtime.engine.facets(query, requests), (item) => JSON.stringify(item))
    .load(request)
}

const withOnly = (query: IndexQuery, field: TermField, key: string): IndexQuery => {
  const missing = query.filter.missing?.filter((item) => item !== field)
  return { ...query, filter: { ...query.filter, terms: { ...query.filter.terms, [field]: [key] }, ...(missing ? { missing } : {}) } }
}

/** What is ticked stays in sight, however far down it stands, or it could not be unticked. */
const selectedBeyond = async ({ query }: Search, field: TermField, shown: readonly Bucket[], context: CatalogueContext): Promise<Bucket[]> => {
  const beyond = [...new Set(query.filter.terms[field] ?? [])].filter((key) => !shown.some((bucket) => bucket.key === key))
  const counts = await Promise.all(beyond.map((key) => countOf(context, withOnly(query, field, key))))
  return beyond.map((key, at) => ({ key, count: counts[at]?.value ?? 0 }))
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

export const facet = async (search: Search, args: FacetArguments, context: CatalogueContext) => {
  if (args.first < 1 || args.first > MAX_PAGE) throw domainError('BAD_INPUT', { zh: `facet 的 first 应为 1–${MAX_PAGE},实为 ${args.first}`, en: `first of a facet is 1 to ${MAX_PAGE}, not ${args.first}` })
  const { buckets, totalBuckets, missing } = await countFacet(search, args, context)
  const wanted = args.contains == null ? undefined : folded(args.contains)
  const selected = new Set(search.query.filter.terms[args.name])
  const all = wanted === undefined ? [...buckets, ...(await selectedBeyond(search, args.name, buckets, context))] : buckets
  const labels = await facetLabels(context, args.name, all.map((bucket) => bucket.key))
  const labelled = all.map((bucket) => ({ ...bucket, ...(labels.get(bucket.key) ?? { label: null, labelEn: null }), selected: selected.has(bucket.key) }))
  if (wanted === undefined || !isLabelled(args.name)) return { name: args.name, totalBuckets, missing, buckets: labelled }
  const matching = labelled.filter((bucket) => [bucket.key, bucket.label, bucket.labelEn].some((text) => text && folded(text).includes(wanted)))
  return { name: args.name, totalBuckets: matching.length, missing, buckets: matching.slice(0, args.first) }
}
