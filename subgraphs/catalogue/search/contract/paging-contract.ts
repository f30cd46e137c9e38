import { expect, it } from 'vitest'
import type { IndexSort, SearchEngine, SearchRequest } from '../port.ts'
import { entry, fill, request, write } from './fixtures.ts'

const SORTS: IndexSort[] = ['RELEVANCE', 'RELEASED_DESC', 'UPDATED_DESC', 'GENERATED_DESC', 'GENERATED_ASC', 'TITLE_PINYIN']
const TITLES = ['小麦抗性', '小麦', '安徽小麦', 'Wheat 小麦', '2019小麦', '中国小麦与小麦', '阿里小麦']

/** Forty records, some without the sort values, some with equal ones. */
const records = Array.from({ length: 40 }, (_, i) => entry(`x:${String((i * 17) % 40).padStart(2, '0')}`, {
  title: i % 9 === 8 ? undefined : TITLES[i % TITLES.length], keywords: ['小麦'],
  ...(i % 4 ? { releasedAt: new Date(1.6e12 + (i % 6) * 1e9).toISOString(), updatedAt: new Date(1.6e12 - (i % 5) * 1e9).toISOString(), generatedOn: String(1990 + (i % 7)) } : {}),
}))

export const pagingContract = (engine: () => SearchEngine): void => {
  const all = async (asked: Partial<SearchRequest> & { q?: string }): Promise<string[]> => (await engine().search(request({ ...asked, first: 100 }))).hits.map(({ id }) => id)

  const forwards = async (asked: Partial<SearchRequest>): Promise<string[]> => {
    const walked: string[] = []
    for (let after: SearchRequest['after'], more = true; more; ) {
      const page = await engine().search(request({ ...asked, first: 7, after }))
      walked.push(...page.hits.map(({ id }) => id))
      after = page.hits.at(-1)?.cursor
      more = page.more
    }
    return walked
  }

  const backwards = async (asked: Partial<SearchRequest>): Promise<string[]> => {
    let page = await engine().search(request({ ...asked, first: 7, fromEnd: true }))
    let walked = page.hits.map(({ id }) => id)
    while (page.more) {
      page = await engine().search(request({ ...asked, first: 7, before: page.hits[0]?.cursor }))
      walked = [...page.hits.map(({ id }) => id), ...walked]
    }
    return walked
  }

  it('pages forwards, backwards from the end and by offset over all hits once, in one order, and says when there are no more: every sort, with and without a query', async () => {
    await write(engine(), records)
    for (const asked of SORTS.flatMap((sort) => [{ sort, q: '小麦' }, { sort, q: undefined }])) {
      const expected = await all(asked)
      expect(expected).toHaveLength(40)
      expect([asked, await forwards(asked)]).toEqual([asked, expected])
      expect([asked, await backwards(asked)]).toEqual([asked, expected])
      const rest = await engine().search(request({ ...asked, first: 7, offset: 35 }))
      expect([rest.hits.map(({ id }) => id), rest.more]).toEqual([expected.slice(35), false])
      expect((await engine().search(request({ ...asked, first: 5, offset: 34 }))).more).toBe(true)
      expect(await engine().search(request({ ...asked, first: 7, offset: 40 }))).toEqual({ hits: [], more: false })
    }
  })

  it('sorts by the value, equals by id, records without one at the end, either way', async () => {
    await fill(engine(), { 'x:b': { generatedOn: '2001' }, 'x:a': { generatedOn: '2001' }, 'x:0': {}, 'x:old': { generatedOn: '1900' }, 'x:new': { generatedOn: '2020-05' } })
    expect(await all({ sort: 'GENERATED_ASC' })).toEqual(['x:old', 'x:a', 'x:b', 'x:new', 'x:0'])
    expect(await all({ sort: 'GENERATED_DESC' })).toEqual(['x:new', 'x:a', 'x:b', 'x:old', 'x:0'])
  })

  it('sorts titles by pinyin: digits, Han, letters; without regard to punctuation', async () => {
    await fill(engine(), { 'x:1': { title: '《张家口志》' }, 'x:2': { title: '安徽' }, 'x:3': { title: 'Beijing' }, 'x:4': { title: '2020年' }, 'x:5': { title: '白洋淀' }, 'x:6': {} })
    expect(await all({ sort: 'TITLE_PINYIN' })).toEqual(['x:4', 'x:2', 'x:5', 'x:1', 'x:3', 'x:6'])
  })

  it('sorts by the latest release where relevance has no query to go by, and then has no score', async () => {
    await fill(engine(), { 'x:1': { releasedAt: '2020-01-01T00:00:00Z' }, 'x:2': { releasedAt: '2021-01-01T00:00:00Z' } })
    const { hits } = await engine().search(request())
    expect(hits.map(({ id, score }) => [id, score])).toEqual([['x:2', null], ['x:1', null]])
  })

  it('refuses what is wrong or too much, and cursors that are none of its own', async () => {
    const refused = [
      [{ first: 0 }, 'BAD_INPUT'], [{ first: -1 }, 'BAD_INPUT'], [{ first: 1.5 }, 'BAD_INPUT'], [{ first: 2_147_483_647 }, 'LIMIT_EXCEEDED'], [{ offset: 10_001 }, 'LIMIT_EXCEEDED'],
      [{ offset: -1 }, 'BAD_INPUT'], [{ after: [1, 'x'], offset: 1 }, 'BAD_INPUT'], [{ after: ['title', 'x'] }, 'BAD_CURSOR'], [{ after: [] }, 'BAD_CURSOR'], [{ before: [1] }, 'BAD_CURSOR'], [{ after: [1, 'x', 2] }, 'BAD_CURSOR'],
      [{ after: [1, 'x', 'y', 'z'], q: '小麦' }, 'BAD_CURSOR'], [{ after: [1, 'x', 'y'], sort: 'UPDATED_DESC' }, 'BAD_CURSOR'], [{ after: [Number.NaN, 'x'] }, 'BAD_CURSOR'],
    ] as const
    for (const [asked, code] of refused) await expect(engine().search(request(asked as Partial<SearchRequest>))).rejects.toMatchObject({ extensions: { code } })
  })
}
