import { expect, it } from 'vitest'
import type { AggregateCell, AggregateRequest, IndexQuery, SearchEngine, TermField } from '../port.ts'
import { built, NOW, query, write } from './fixtures.ts'
import { has, text, words } from './terms.ts'

export const aggregateContract = (engine: () => SearchEngine): void => {
  const aggregate = async (dimensions: TermField[], asked: Partial<IndexQuery> = {}, measures: AggregateRequest['measures'] = []): Promise<AggregateCell[]> =>
    (await engine().aggregate({ ...query(), ...asked }, { dimensions, measures })).sort((a, b) => (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1))
  const counts = async (...asked: Parameters<typeof aggregate>) => (await aggregate(...asked)).map(({ keys, count }) => [...keys, count])

  const records = [
    built('a:1', { public: { terms: { RESOURCE_TYPE: ['PAPER'], YEAR: ['2019'], KEYWORD: ['x', 'y'] }, text: { title: words('wheat') } }, measures: { VOLUME_BYTES: 1_000, ORIGINAL_VALUE_CNY: 0.1 } }),
    built('a:2', { public: { terms: { RESOURCE_TYPE: ['PAPER'], YEAR: ['2019'], KEYWORD: ['x'] } }, measures: { VOLUME_BYTES: 0, ORIGINAL_VALUE_CNY: 0.2 } }),
    built('a:3', { public: { terms: { RESOURCE_TYPE: ['STRAIN'], KEYWORD: ['x'] } } }), built('a:4', { public: { terms: { RESOURCE_TYPE: ['STRAIN'], YEAR: ['2020'] } }, measures: { VOLUME_BYTES: 5 } }),
  ]

  it('counts by up to four dimensions, null where a record has no value, a record in the cell of each of its values', async () => {
    await write(engine(), records)
    expect(await counts(['RESOURCE_TYPE'])).toEqual([['PAPER', 2], ['STRAIN', 2]])
    expect(await counts(['YEAR'])).toEqual([['2019', 2], ['2020', 1], [null, 1]])
    expect(await counts(['KEYWORD', 'RESOURCE_TYPE'])).toEqual([['x', 'PAPER', 2], ['x', 'STRAIN', 1], ['y', 'PAPER', 1], [null, 'STRAIN', 1]])
    expect(await counts(['RESOURCE_TYPE', 'YEAR', 'KEYWORD', 'CITY'])).toEqual([
      ['PAPER', '2019', 'x', null, 2], ['PAPER', '2019', 'y', null, 1], ['STRAIN', '2020', null, null, 1], ['STRAIN', null, 'x', null, 1],
    ])
    expect(await counts(['RESOURCE_TYPE'], { query: text({ all: [[has('wheat')]] }) })).toEqual([['PAPER', 1]])
    expect(await counts(['KEYWORD'], { filter: { terms: { KEYWORD: ['y'] } } })).toEqual([['x', 1], ['y', 1]])
    expect(await counts(['KEYWORD'], { query: text({ all: [[]] }) })).toEqual([])
  })

  it('sums measures over the records of a cell that have a value, and says of how many', async () => {
    await write(engine(), records)
    const [papers, strains] = await aggregate(['RESOURCE_TYPE'], {}, ['VOLUME_BYTES', 'ORIGINAL_VALUE_CNY'])
    expect(papers?.sums).toEqual({ VOLUME_BYTES: { sum: 1_000, of: 2 }, ORIGINAL_VALUE_CNY: { sum: expect.closeTo(0.3, 9), of: 2 } })
    expect(strains?.sums).toEqual({ VOLUME_BYTES: { sum: 5, of: 1 }, ORIGINAL_VALUE_CNY: { sum: 0, of: 0 } })
    expect((await aggregate(['KEYWORD'], {}, ['VOLUME_BYTES'])).map(({ keys, sums }) => [keys[0], sums.VOLUME_BYTES?.sum, sums.VOLUME_BYTES?.of])).toEqual([['x', 1_000, 2], ['y', 1_000, 1], [null, 5, 1]])
    expect((await aggregate(['RESOURCE_TYPE']))[0]?.sums).toEqual({})
  })

  it('a term of a tier that the viewer does not see splits no cell, and one of several tiers counts once', async () => {
    const tiers = { public: { terms: { RESOURCE_TYPE: ['STRAIN'] } }, embargoed: { terms: { PROVINCE: ['540000'] } }, protected: { terms: { PROVINCE: ['110000', '540000'] } }, embargoedUntil: NOW, measures: { EFFECTIVE_HOURS: 7 } }
    await write(engine(), [built('a:1', tiers), built('a:2', { public: { terms: { RESOURCE_TYPE: ['STRAIN'], PROVINCE: ['110000'] } }, measures: { EFFECTIVE_HOURS: 1 } })])
    const cells = async (asked: Partial<IndexQuery>) => (await aggregate(['PROVINCE', 'RESOURCE_TYPE'], asked, ['EFFECTIVE_HOURS'])).map(({ keys, count, sums }) => [keys[0], count, sums.EFFECTIVE_HOURS?.sum])
    // Values under embargo are nobody's.
    expect(await cells({ now: NOW - 1 })).toEqual([['110000', 1, 1], [null, 1, 0]])
    expect(await cells({ now: NOW - 1, protectedTiers: true })).toEqual([['110000', 2, 1], ['540000', 1, 0]])
    expect(await cells({ now: NOW })).toEqual([['110000', 1, 1], ['540000', 1, 7]])
    expect(await cells({ protectedTiers: true })).toEqual([['110000', 2, 8], ['540000', 1, 7]])
  })

  it('refuses no or five dimensions, the same one twice, and more cells than are allowed', async () => {
    const many = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${i}`)
    await write(engine(), [built('a:1', { public: { terms: { KEYWORD: many(101, 'k'), PROGRAM: many(100, 'p') } } })])
    for (const [dimensions, code] of [[[], 'BAD_INPUT'], [['YEAR', 'YEAR'], 'BAD_INPUT'], [['YEAR', 'CITY', 'DOMAIN', 'PROVINCE', 'COUNTRY'], 'LIMIT_EXCEEDED'], [['KEYWORD', 'PROGRAM'], 'LIMIT_EXCEEDED']] as const) {
      await expect(aggregate([...dimensions])).rejects.toMatchObject({ extensions: { code } })
    }
    expect(await aggregate(['KEYWORD', 'YEAR'])).toHaveLength(101)
  })
}
