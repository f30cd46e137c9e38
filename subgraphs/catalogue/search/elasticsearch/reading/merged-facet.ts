import { foldText } from '../../analysis/fold.ts'
import type { FacetResult, IndexQuery } from '../../port.ts'
import { valueOfTerm } from '../writing/term-value.ts'
import type { Scoped } from './facets.ts'
import { type Query, type Reading, searchResources } from './reading.ts'
import { all, not, openTerms, otherTerms } from './view.ts'

const PAGE = 10_000

/**
 * A facet of which the viewer sees more in some records than everybody does: every record is counted either by what all see or by what this viewer sees,
 * so the two lists, complete, add up.
 */
export const mergedFacet = async (reading: Reading, query: IndexQuery, { request, scope }: Scoped): Promise<Omit<FacetResult, 'missing'>> => {
  const { path, where } = otherTerms(request.field, query)
  const counts = new Map<string, number>()
  const parts = [[openTerms(request.field), not(where)], [path, where]] as const
  for (const list of await Promise.all(parts.map(([field, condition]) => allValues(reading, all([scope, condition]), field)))) {
    for (const [key, count] of list) counts.set(key, (counts.get(key) ?? 0) + count)
  }
  const contains = request.contains === undefined ? '' : foldText(request.contains)
  const admitted = [...counts].map(([key, count]) => ({ key, count })).filter(({ key }) => contains === '' || foldText(key).includes(contains))
  admitted.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  return { totalBuckets: admitted.length, buckets: admitted.slice(0, request.first) }
}

interface Values { values: { buckets: { key: { value: string }; doc_count: number }[]; after_key?: { value: string } } }

const allValues = async (reading: Reading, query: Query, field: string): Promise<[string, number][]> => {
  const found: [string, number][] = []
  for (let after: { value: string } | undefined; ; ) {
    const { aggregations } = await searchResources(reading, {
      size: 0, query, aggregations: { values: { composite: { size: PAGE, sources: [{ value: { terms: { field } } }], ...(after ? { after } : {}) } } },
    })
    const { buckets, after_key } = (aggregations as unknown as Values).values
    found.push(...buckets.map(({ key, doc_count }): [string, number] => [valueOfTerm(key.value), doc_count]))
    if (buckets.length < PAGE || !after_key) return found
    after = after_key
  }
}
