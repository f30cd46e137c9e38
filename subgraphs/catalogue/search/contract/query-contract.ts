import { expect, it } from 'vitest'
import type { IndexQuery, RankTerm, SearchEngine, TextQuery } from '../port.ts'
import { built, ids, NOW, query, request, write } from './fixtures.ts'
import { bigrams, exact, has, hasSome, ranks, term, text, words } from './terms.ts'

export const queryContract = (engine: () => SearchEngine): void => {
  const found = async (given: Partial<TextQuery>, rest: Partial<IndexQuery> = {}): Promise<string[]> =>
    (await ids(engine(), { query: text(given), ...rest })).map((id) => id.slice(2)).sort()
  const title = (id: string, tokens: string) => built(`a:${id}`, { public: { text: { title: words(tokens) } } })

  it('all: every group has to match, by any of its clauses; an empty group matches nothing, no groups everything', async () => {
    await write(engine(), [title('w', 'wheat'), title('r', 'rust'), title('wr', 'wheat rust'), title('wg', 'wheat gene')])
    expect(await found({ all: [[has('wheat')]] })).toEqual(['w', 'wg', 'wr'])
    expect(await found({ all: [[has('wheat')], [has('rust'), has('gene')]] })).toEqual(['wg', 'wr'])
    expect(await found({ all: [[has('wheat')], [has('rust')], [has('gene')]] })).toEqual([])
    expect(await found({ all: [[has('wheat')], []] })).toEqual([])
    expect(await found({ all: [[]] })).toEqual([])
    expect(await found({ all: [[{ ways: [] }]] })).toEqual([])
    expect(await found({ all: [] })).toEqual(['r', 'w', 'wg', 'wr'])
    expect(await found({ all: [[{ ways: [...has('gene').ways, ...has('rust').ways] }]] })).toEqual(['r', 'wg', 'wr'])
  })

  it('ways: at least so many of the items, wherever in the record; an item once, by any of its terms, in however many fields', async () => {
    await write(engine(), [
      built('a:spread', { public: { text: { title: words('a'), abstract: words('b'), keyword: exact('c') } } }),
      built('a:often', { public: { text: { title: words('a a a'), abstract: words('a'), creator: words('a') } } }), title('two', 'a b'), title('none', 'x y'),
    ])
    const some = (least: number) => found({ all: [[{ ways: [{ least, items: [[term('a')], [term('b')], [term('c', { stream: 'exact' })]] }] }]] })
    expect(await Promise.all([1, 2, 3, 4].map(some))).toEqual([['often', 'spread', 'two'], ['spread', 'two'], ['spread'], []])
    expect(await found({ all: [[{ ways: [{ least: 2, items: [[term('a'), term('b')], [term('b'), term('x')]] }] }]] })).toEqual(['spread', 'two'])
    expect(await found({ all: [[{ ways: [{ least: 2, items: [[term('a'), term('x')], [term('a'), term('y')]] }] }]] })).toEqual(['none', 'often', 'spread', 'two'])
    expect(await found({ all: [[{ ways: [{ least: 1, items: [] }] }]] })).toEqual([])
    expect(await found({ all: [[{ ways: [{ least: 2, items: [[], [term('a')], [term('b')]] }] }]] })).toEqual(['spread', 'two'])
  })

  it('field: a clause with one looks there and nowhere else, each clause by itself', async () => {
    await write(engine(), [
      built('a:1', { public: { text: { title: words('wheat'), abstract: words('rust') } } }), built('a:2', { public: { text: { title: words('rust'), abstract: words('wheat') } } }),
      built('a:3', { public: { text: { keyword: exact('wheat') } } }),
    ])
    expect(await found({ all: [[has('wheat', { field: 'title' })]] })).toEqual(['1'])
    expect(await found({ all: [[has('wheat', { field: 'title' })], [has('rust', { field: 'abstract' })]] })).toEqual(['1'])
    expect(await found({ all: [[has('wheat', { field: 'title' }), has('wheat', { field: 'abstract' })]] })).toEqual(['1', '2'])
    expect(await found({ all: [[has('wheat', { field: 'title' })], [has('wheat', { field: 'abstract' })]] })).toEqual([])
    expect(await found({ all: [[has('wheat', { field: 'keyword' })]] })).toEqual([])
    expect(await found({ all: [[has('wheat', { field: 'keyword', stream: 'exact' })]] })).toEqual(['3'])
    expect(await found({ none: [has('rust', { field: 'title' })] })).toEqual(['1', '3'])
  })

  it('none: a record that matches any of them is out, also of everything', async () => {
    await write(engine(), [title('w', 'wheat'), title('wr', 'wheat rust'), title('wg', 'wheat gene'), title('wrg', 'wheat rust gene'), title('o', 'oats')])
    expect(await found({ all: [[has('wheat')]], none: [has('rust')] })).toEqual(['w', 'wg'])
    expect(await found({ none: [has('rust'), has('gene')] })).toEqual(['o', 'w'])
    expect(await found({ none: [hasSome(2, 'rust', 'gene')] })).toEqual(['o', 'w', 'wg', 'wr'])
    expect(await found({ none: [has('wheat gene')] })).toEqual(['o', 'w', 'wr', 'wrg'])
    expect(await found({ none: [{ ways: [] }] })).toEqual(['o', 'w', 'wg', 'wr', 'wrg'])
    expect(await found({ none: [has('wheat')] }, { filter: { terms: {}, ids: ['a:w'] } })).toEqual([])
    const [total] = await engine().facets({ ...query(), query: text({ none: [has('wheat')] }) }, [{ field: 'RESOURCE_TYPE', first: 5 }])
    expect(total?.missing).toBe(1)
  })

  it('none sees only what the viewer sees', async () => {
    await write(engine(), [built('a:open'), built('a:closed', { protected: { text: { abstract: words('hidden') } } }), built('a:later', { embargoed: { text: { abstract: words('hidden') } }, embargoedUntil: NOW })])
    const without = { none: [has('hidden')] }
    expect(await found(without, { now: NOW - 1 })).toEqual(['closed', 'later', 'open'])
    expect(await found(without, { now: NOW })).toEqual(['closed', 'open'])
    expect(await found(without, { protectedTiers: true })).toEqual(['open'])
  })

  it('phrases: next to each other, in this order, in one field and one tier', async () => {
    await write(engine(), [
      title('hit', 'the wheat rust gene'), title('turned', 'rust wheat'), title('apart', 'wheat leaf rust'), built('a:fields', { public: { text: { title: words('wheat'), abstract: words('rust') } } }),
      built('a:abstract', { public: { text: { abstract: words('a wheat rust') } } }), built('a:bigrams', { public: { text: { title: bigrams('小麦 麦条 条锈') } } }),
      built('a:tiers', { public: { text: { abstract: words('wheat') } }, protected: { text: { abstract: words('rust') } } }),
    ])
    expect(await found({ all: [[has('wheat rust')]] }, { protectedTiers: true })).toEqual(['abstract', 'hit'])
    expect(await found({ all: [[has('wheat rust', { field: 'title' })]] })).toEqual(['hit'])
    expect(await found({ all: [[has('the wheat rust gene')]] })).toEqual(['hit'])
    expect(await found({ all: [[has('rust rust')]] })).toEqual([])
    expect(await found({ all: [[has('小麦 麦条', { stream: 'bigrams' })]] })).toEqual(['bigrams'])
    expect(await found({ all: [[has('小麦 条锈', { stream: 'bigrams' })]] })).toEqual([])
    expect(await found({ all: [[{ ways: [{ least: 2, items: [[term('wheat rust')], [term('gene')]] }] }]] })).toEqual(['hit'])
  })

  it('prefix: the last token is a beginning; a bigram of one character always is', async () => {
    await write(engine(), [
      title('1', 'wheatgrass field'), title('2', 'whey powder'), title('3', 'buckwheat'), title('4', 'green wheatgerm'), built('a:5', { public: { text: { title: bigrams('小麦 麦子'), identifier: exact('10.1234/ab-c.5') } } }),
    ])
    expect(await found({ all: [[has('wheat', { prefix: true })]] })).toEqual(['1', '4'])
    expect(await found({ all: [[has('wh', { prefix: true })]] })).toEqual(['1', '2', '4'])
    expect(await found({ all: [[has('wheat')]] })).toEqual([])
    expect(await found({ all: [[has('green wheat', { prefix: true })]] })).toEqual(['4'])
    expect(await found({ all: [[has('whey pow', { prefix: true })]] })).toEqual(['2'])
    expect(await found({ all: [[has('wh powder', { prefix: true })]] })).toEqual([])
    expect(await found({ all: [[has('10.1234/ab', { prefix: true, stream: 'exact', field: 'identifier' })]] })).toEqual(['5'])
    expect(await found({ all: [[has('麦', { stream: 'bigrams' })]] })).toEqual(['5'])
    expect(await found({ all: [[has('子', { stream: 'bigrams' })]] })).toEqual([])
    expect(await found({ none: [has('wh', { prefix: true })] })).toEqual(['3', '5'])
  })

  it('tokens are taken literally, whatever engines make of such characters', async () => {
    const odd = ['wh*', 'wh.*', '"quoted"', "o'neill", 'a"b', 'and', 'or', 'not', 'near', 'c++', 'c#', '{title_words}', '^wheat', '-x', '(y)', '\\', 'a\\"b', '*', '?', '~1', '[a-z]', '/re/', '𠮷野']
    await write(engine(), [...odd.map((token, index) => built(`a:${index}`, { public: { text: { title: { words: [token], bigrams: [], exact: [token] } } } })), title('other', 'wheat quoted neill title_words re a b x y')])
    for (const [index, token] of odd.entries()) {
      for (const stream of ['words', 'exact'] as const) {
        for (const field of [undefined, 'title'] as const) expect([token, await found({ all: [[has(token, { stream, field })]] })]).toEqual([token, [String(index)]])
      }
    }
    expect(await found({ all: [[has('wh.', { prefix: true })]] })).toEqual(['1'])
    expect(await found({ all: [[has('?', { prefix: true })]] })).toEqual(['18'])
  })

  it('rank: weights count, fields and phrases too; what ranks by nothing is found all the same, behind the rest', async () => {
    await write(engine(), [title('g', 'grain gene leaf'), title('r', 'grain rust leaf'), title('zz', 'grain plain leaf'), title('z', 'grain plain leaf'), built('a:k', { public: { text: { abstract: words('grain rust leaf') } } }), ...Array.from({ length: 20 }, (_, i) => title(`o${i}`, 'oats'))])
    const ranked = async (...rank: RankTerm[]) => (await engine().search(request({ query: text({ all: [[has('grain')]], rank }) }))).hits.map(({ id }) => id.slice(2))
    expect((await ranked(ranks('gene', 1), ranks('rust', 5, { field: 'title' }))).slice(0, 2)).toEqual(['r', 'g'])
    expect((await ranked(ranks('gene', 5), ranks('rust', 1, { field: 'title' }))).slice(0, 2)).toEqual(['g', 'r'])
    expect(await ranked(ranks('rust', 1, { field: 'abstract' }))).toEqual(['k', 'g', 'r', 'z', 'zz'])
    expect(await ranked(ranks('grain rust', 1, { field: 'title' }))).toEqual(['r', 'g', 'k', 'z', 'zz'])
    expect(await ranked(ranks('gen', 1, { prefix: true }))).toEqual(['g', 'k', 'r', 'z', 'zz'])
    expect(await ranked(ranks('gene', 0))).toEqual(['g', 'k', 'r', 'z', 'zz'])
    expect(await ranked()).toEqual(['g', 'k', 'r', 'z', 'zz'])
    const everything = text({ rank: [ranks('gene', 1)] })
    const first = await engine().search(request({ query: everything, first: 2 }))
    expect(first.hits.map(({ id }) => id)).toEqual(['a:g', 'a:k'])
    const rest = await engine().search(request({ query: everything, first: 100, after: first.hits[1]?.cursor }))
    expect([rest.hits.length, rest.more]).toEqual([23, false])
  })

  it('refuses queries of more parts than any reading makes, and numbers that say nothing', async () => {
    const search = (given: Partial<TextQuery>) => engine().search(request({ query: text(given) }))
    const many = Array.from({ length: 301 }, (_, i) => `w${i}`)
    for (const given of [{ all: [[hasSome(1, ...many)]] }, { all: Array.from({ length: 101 }, () => [has('w')]) }, { rank: Array.from({ length: 2_001 }, () => ranks('w')) }]) {
      await expect(search(given)).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    }
    for (const given of [{ all: [[hasSome(0, 'w')]] }, { all: [[hasSome(1.5, 'w')]] }, { rank: [ranks('w', -1)] }, { rank: [ranks('w', Number.NaN)] }]) {
      await expect(search(given)).rejects.toMatchObject({ extensions: { code: 'BAD_INPUT' } })
    }
    expect((await search({ all: [[hasSome(1, ...many.slice(1))]], none: Array.from({ length: 60 }, (_, i) => has(`n${i}`)), rank: many.slice(0, 60).map((word, i) => ranks(word, i + 1)) })).hits).toEqual([])
  })
}
