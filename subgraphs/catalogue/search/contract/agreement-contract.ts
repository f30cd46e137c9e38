import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IndexDocument, IndexQuery, SearchEngine } from '../port.ts'
import { write } from './fixtures.ts'
import { isEmbargoed, isFound, termsOf } from './naive.ts'
import { corpus, indexQuery } from './random.ts'

const QUERIES = 70

/** How many documents have each value, null for none. */
const countsOf = (documents: readonly IndexDocument[], valuesOf: (document: IndexDocument) => (string | null)[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const key of documents.flatMap(valuesOf).map(String)) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

export const agreementContract = (engine: () => SearchEngine): void => {
  const check = async (documents: readonly IndexDocument[], query: IndexQuery): Promise<void> => {
    const found = documents.filter((document) => isFound(document, query))
    const expected = found.map(({ id }) => id).sort()
    const { hits } = await engine().search({ ...query, sort: 'RELEVANCE', first: 100 })
    expect(hits.map(({ id }) => id).sort()).toEqual(expected)
    expect((await engine().scan(query, null, 100)).map(({ id }) => id)).toEqual(expected)
    expect(await engine().count([query])).toEqual([{ value: expected.length, relation: 'EXACT' }])

    const typeCounts = countsOf(found, (document) => termsOf(document, 'RESOURCE_TYPE', query))
    const byType = await engine().aggregate(query, { dimensions: ['RESOURCE_TYPE'], measures: ['VOLUME_BYTES'] })
    expect(Object.fromEntries(byType.map(({ keys, count }) => [keys[0], count]))).toEqual(typeCounts)
    expect(byType.reduce((sum, { sums }) => sum + (sums.VOLUME_BYTES?.sum ?? 0), 0)).toBe(found.filter((document) => !isEmbargoed(document, query.now)).reduce((sum, { measures }) => sum + (measures?.VOLUME_BYTES ?? 0), 0))
    const [types, keywords] = await engine().facets(query, [{ field: 'RESOURCE_TYPE', first: 9 }, { field: 'KEYWORD', first: 9 }])
    const wanted = query.filter.terms.RESOURCE_TYPE
    expect(Object.fromEntries((types?.buckets ?? []).filter(({ key }) => wanted?.includes(key) ?? true).map(({ key, count }) => [key, count]))).toEqual(typeCounts)
    const { KEYWORD: _own, ...others } = query.filter.terms
    const facetted = documents.filter((document) => isFound(document, { ...query, filter: { ...query.filter, terms: others } }))
    expect(Object.fromEntries((keywords?.buckets ?? []).map(({ key, count }) => [key, count]))).toEqual(countsOf(facetted, (document) => termsOf(document, 'KEYWORD', query)))
    expect(keywords?.missing).toBe(facetted.filter((document) => termsOf(document, 'KEYWORD', query).length === 0).length)

    const pairs = await engine().aggregate(query, { dimensions: ['PROVINCE', 'YEAR'], measures: [] })
    const orNull = (values: string[]): (string | null)[] => (values.length === 0 ? [null] : values)
    const pairsOf = (document: IndexDocument) => orNull(termsOf(document, 'PROVINCE', query)).flatMap((province) => orNull(termsOf(document, 'YEAR', query)).map((year) => JSON.stringify([province, year])))
    expect(Object.fromEntries(pairs.map(({ keys, count }) => [JSON.stringify(keys), count]))).toEqual(countsOf(found, pairsOf))
  }

  it.each([1, 2, 3])('search, scan, count, facets and aggregate agree with each other and with the plain rules: corpus %i', async (seed) => {
    const [documents = []] = fc.sample(corpus, { seed, numRuns: 1 })
    await write(engine(), documents)
    await fc.assert(fc.asyncProperty(indexQuery, (query) => check(documents, query)), { numRuns: QUERIES })
  })
}
