import type { FacetRequest, FacetResult, IndexQuery, TermField } from '../../port.ts'
import { termsContaining, valueOfTerm } from '../writing/term-value.ts'
import { type Conditions, conditionsOf, without } from './filters.ts'
import { mergedFacet } from './merged-facet.ts'
import { type Aggregations, type Query, type Reading, searchResources } from './reading.ts'
import { all, openTerms, otherTerms } from './view.ts'

/**
 * How many values there are is exact up to here (each costs a bucket; where the list is searched inside, there are few), and an estimate within some
 * thousandths beyond. All facets of a request together have no more buckets than Elasticsearch lets a request have.
 */
const MOST_COUNTED = { whole: 2_000, inside: 10_000 }
const MOST_COUNTED_TOGETHER = 60_000
const MOST_PRECISE = 40_000

interface Terms { buckets: { key: string; doc_count: number }[]; sum_other_doc_count: number }
interface Counted { top: Terms; every: { sum_other_doc_count: number }; total: { count: number }; estimate?: { value: number }; others: { doc_count: number }; missing: { doc_count: number } }
/** A facet, and the records that it counts. */
export interface Scoped { request: FacetRequest; scope: Query }

export const facets = async (reading: Reading, query: IndexQuery, requests: readonly FacetRequest[]): Promise<FacetResult[]> => {
  if (requests.length === 0) return []
  const conditions = await conditionsOf(reading, query)
  const { base, scoped } = withScopes(conditions, requests)
  const { aggregations } = await searchResources(reading, {
    size: 0,
    query: base,
    aggregations: Object.fromEntries(scoped.map(({ request, scope }, at) => [at, { filter: scope, aggregations: counting(request, query, requests.length) }])),
    // What is only counted stays on the server.
    filter_path: ['timed_out', 'hits', 'error', ...['top', 'others', 'missing', 'total.count', 'estimate', 'every.sum_other_doc_count'].map((path) => `aggregations.*.${path}`)],
  })
  const counted = aggregations as unknown as Record<number, Counted>
  return Promise.all(scoped.map(async ({ request, scope }, at): Promise<FacetResult> => {
    const { top, every, total, estimate, others, missing } = counted[at] as Counted
    if (others.doc_count > 0) return { ...(await mergedFacet(reading, query, { request, scope: all([base, scope]) })), missing: missing.doc_count }
    const totalBuckets = top.sum_other_doc_count === 0 ? top.buckets.length : every.sum_other_doc_count === 0 ? total.count : (estimate?.value ?? total.count)
    return { totalBuckets, buckets: top.buckets.map(({ key, doc_count }) => ({ key: valueOfTerm(key), count: doc_count })), missing: missing.doc_count }
  }))
}

/** A facet goes without the filter on its own field, so filters on fields that have a facet are applied facet by facet. */
const withScopes = ({ others, terms }: Conditions, requests: readonly FacetRequest[]): { base: Query; scoped: Scoped[] } => {
  const own = new Set<TermField>(requests.map(({ field }) => field).filter((field) => terms.has(field)))
  const shared = [...terms].filter(([field]) => !own.has(field)).map(([, condition]) => condition)
  return {
    base: all([...others, ...shared]),
    scoped: requests.map((request) => {
      const rest = [...own].filter((field) => field !== request.field).map((field) => terms.get(field) as Query)
      return { request, scope: rest.length === 0 ? { match_all: {} } : all(rest) }
    }),
  }
}

const counting = ({ field, first, contains }: FacetRequest, query: IndexQuery, facetCount: number): Aggregations => {
  const path = openTerms(field)
  const others = otherTerms(field, query).where
  const admitted = contains === undefined ? {} : { include: termsContaining(contains) }
  const most = Math.min(contains === undefined ? MOST_COUNTED.whole : MOST_COUNTED.inside, Math.floor(MOST_COUNTED_TOGETHER / facetCount))
  return {
    top: { terms: { field: path, size: first, ...admitted } },
    every: { terms: { field: path, size: most, ...admitted } },
    total: { stats_bucket: { buckets_path: 'every._count' } },
    ...(contains === undefined ? { estimate: { cardinality: { field: path, precision_threshold: MOST_PRECISE } } } : {}),
    others: { filter: others },
    missing: { filter: without(field, query) },
  }
}
