import { expect, it } from 'vitest'
import { type SearchEngine, TERM_FIELDS, type TermField } from '../port.ts'
import { entry, fill, ids, query, write } from './fixtures.ts'

export const facetContract = (engine: () => SearchEngine): void => {
  const records = { 'a:1': { resourceType: 'PAPER', generatedOn: '2019', keywords: ['x', 'y'] }, 'a:2': { resourceType: 'PAPER', generatedOn: '2020', keywords: ['x'] }, 'a:3': { resourceType: 'STRAIN', generatedOn: '2019' } }

  it('counts values, most frequent first, equals by key', async () => {
    await fill(engine(), records)
    expect(await engine().facets(query(), [{ field: 'KEYWORD', first: 10 }, { field: 'RESOURCE_TYPE', first: 10 }])).toEqual([
      { totalBuckets: 2, buckets: [{ key: 'x', count: 2 }, { key: 'y', count: 1 }], missing: 1 },
      { totalBuckets: 2, buckets: [{ key: 'PAPER', count: 2 }, { key: 'STRAIN', count: 1 }], missing: 0 },
    ])
  })

  it('counts as if the filter on its own field were off, the others on', async () => {
    await fill(engine(), records)
    const [types, years] = await engine().facets(query({ filter: { terms: { RESOURCE_TYPE: ['PAPER'], YEAR: ['2019'] } } }), [{ field: 'RESOURCE_TYPE', first: 10 }, { field: 'YEAR', first: 10 }])
    expect(types?.buckets).toEqual([{ key: 'PAPER', count: 1 }, { key: 'STRAIN', count: 1 }])
    expect(years?.buckets).toEqual([{ key: '2019', count: 1 }, { key: '2020', count: 1 }])
  })

  it('says how many values there are beyond those it gives', async () => {
    await fill(engine(), Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a:${i}`, { keywords: [`k${i}`, 'all'] }])))
    const [facet] = await engine().facets(query(), [{ field: 'KEYWORD', first: 3 }])
    expect(facet).toEqual({ totalBuckets: 31, buckets: [{ key: 'all', count: 30 }, { key: 'k0', count: 1 }, { key: 'k1', count: 1 }], missing: 0 })
  })

  it('contains looks into the key without case, width and accents', async () => {
    await fill(engine(), { 'a:1': { keywords: ['Wheat Rust', '小麦', 'CAFÉ'] }, 'a:2': { keywords: ['wheat'] } })
    const keys = async (contains: string) => (await engine().facets(query(), [{ field: 'KEYWORD', first: 10, contains }]))[0]
    expect((await keys('ＷＨＥＡＴ'))?.buckets.map(({ key }) => key).sort()).toEqual(['Wheat Rust', 'wheat'])
    expect(await keys('cafe')).toEqual({ totalBuckets: 1, buckets: [{ key: 'CAFÉ', count: 1 }], missing: 0 })
    expect((await keys('%'))?.totalBuckets).toBe(0)
  })

  it('is empty of values where nothing is found', async () => {
    await fill(engine(), records)
    expect(await engine().facets(query({ q: 'nothing' }), [{ field: 'KEYWORD', first: 10 }])).toEqual([{ totalBuckets: 0, buckets: [], missing: 0 }])
  })

  it('keys that are names of object properties are keys like others', async () => {
    await fill(engine(), { 'a:1': { keywords: ['__proto__', 'constructor', 'toString'] } })
    expect((await engine().facets(query(), [{ field: 'KEYWORD', first: 10 }]))[0]?.buckets.map(({ key }) => key)).toEqual(['__proto__', 'constructor', 'toString'])
  })

  it('agrees with counting by hand over records of all sorts', async () => {
    const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
    const many = Array.from({ length: 400 }, (_, i) => ({
      id: `${pick(['a', 'b'], i)}:${i}`,
      document: {
        title: pick(['小麦 研究', '水稻', 'wheat'], i), resourceType: pick(['PAPER', 'DATASET', 'STRAIN'], i * 7), generatedOn: String(2000 + (i % 17)), keywords: [pick(['k1', 'k2', 'k3', 'k4'], i), pick(['k1', 'm1'], i * 3)],
        disciplines: i % 5 ? [{ code: pick(['110', '11074', '210'], i) }] : [], rights: i % 3 ? { license: pick(['CC0', 'CC-BY-4.0'], i) } : {},
      },
    }))
    await write(engine(), many.map(({ id, document }) => entry(id, document)))
    const terms: Partial<Record<TermField, string[]>> = { RESOURCE_TYPE: ['PAPER', 'STRAIN'], KEYWORD: ['k1', 'k2'] }
    const asked = { q: '小麦', filter: { terms } }
    const results = await engine().facets(query(asked), TERM_FIELDS.map((field) => ({ field, first: 100 })))
    for (const [index, field] of TERM_FIELDS.entries()) {
      const without = { ...terms }
      delete without[field]
      const found = await ids(engine(), { q: '小麦', filter: { terms: without }, first: 1000 })
      const byHand = new Map<string, number>()
      let missing = 0
      for (const { id, document } of many.filter(({ id }) => found.includes(id))) {
        const indexed = entry(id, document)
        const values = indexed.deleted ? [] : (indexed.public.terms[field] ?? [])
        if (values.length === 0) missing++
        for (const value of values) byHand.set(value, (byHand.get(value) ?? 0) + 1)
      }
      expect([field, results[index]?.totalBuckets, results[index]?.missing]).toEqual([field, byHand.size, missing])
      expect(new Map(results[index]?.buckets.map(({ key, count }) => [key, count]))).toEqual(byHand)
    }
  })
}
