import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entry, NOW, write } from '../contract/fixtures.ts'
import { temporaryFolders } from '../embedded/fixtures/temporary-folders.ts'
import { openEmbeddedEngine } from '../embedded/open-embedded-engine.ts'
import type { SearchEngine, TextField } from '../port.ts'
import { settle } from './settle.ts'

const folders = temporaryFolders()
let engine: SearchEngine
const view = { protectedTiers: false, now: NOW }

/** Beside those that are looked for, so many that a word can be rare or frequent. */
const OTHERS = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`o:${at}`, { title: `Different network methods for graph data ${at}`, keywords: ['graph'], generatedOn: '2001' }]))

beforeAll(async () => {
  engine = await openEmbeddedEngine({ folder: folders.make() })
  await write(engine, Object.entries({
    ...OTHERS,
    'a:wheat': { title: 'Resistance of wheat to stripe rust', generatedOn: '2018' },
    'a:seeds': { title: '科尔沁沙地土壤种子库与地上植被的关系', keywords: ['土壤种子库', '地上植被'], generatedOn: '2012' },
    'a:neural': { title: 'A graph neural network for groundwater', generatedOn: '2020' },
    'a:why': { title: '为什么水稻需要氮肥', generatedOn: '2003' },
    'a:span': { title: '塔里木河径流变化', generatedOn: '2016' },
    'a:closed': { title: '条件', sharing: { level: 'RESTRICTED' as const }, search: { public: [], protected: ['zyxwvut'] } },
  }).map(([id, document]) => entry(id, document as never)))
})
afterAll(async () => {
  await engine.close()
  folders.remove()
})

const asked = async (q: string, field?: TextField) => {
  const { query, filter, interpretation } = await settle(q, field, engine, view)
  const { hits } = await engine.search({ ...(query ? { query } : {}), filter: { terms: {}, ...filter }, ...view, sort: 'RELEVANCE', first: 10 })
  return { ids: hits.map(({ id }) => id), ...interpretation }
}

describe('settle', () => {
  it('leaves a good query as it is, for one count and one look at the vocabulary', async () => {
    const calls: string[] = []
    const counting = { suggest: (...given: Parameters<SearchEngine['suggest']>) => (calls.push('suggest'), engine.suggest(...given)), count: (...given: Parameters<SearchEngine['count']>) => (calls.push('count'), engine.count(...given)), vocabulary: (...given: Parameters<SearchEngine['vocabulary']>) => (calls.push('vocabulary'), engine.vocabulary(...given)) }
    const { interpretation } = await settle('wheat stripe rust', undefined, counting, view)
    expect(calls.toSorted()).toEqual(['count', 'vocabulary'])
    expect(interpretation).toEqual({ searchedFor: 'wheat stripe rust', alsoSearched: [], corrections: [], dropped: [] })
    calls.length = 0
    await settle('塔里木河', undefined, counting, view)
    expect(calls).toEqual(['count'])
  })

  it.each([[null], [''], ['  ']])('takes %j for no query', async (q) => expect((await settle(q, undefined, engine, view)).query).toBeUndefined())

  it('corrects what the index does not know, and says so', async () => {
    expect(await asked('diffreent')).toMatchObject({ corrections: ['diffreent → different'] })
    expect((await asked('diffreent')).ids).toHaveLength(10)
    expect(await asked('stripe ruts wheat')).toMatchObject({ ids: ['a:wheat'] })
  })

  it('hears Chinese terms in pinyin where nothing is written so', async () => {
    expect(await asked('turangzhongziku')).toMatchObject({ ids: ['a:seeds'], corrections: ['turangzhongziku → 土壤种子库'] })
    expect((await asked('turangzhong')).corrections).toEqual([])
  })

  it('finds the subject of a request with years and a kind of thing around it', async () => {
    expect(await asked('2016年的塔里木河径流论文')).toMatchObject({ ids: ['a:span'], corrections: ['2016年 → 年份:2016'], dropped: ['论文'] })
    expect(await asked('塔里木河径流数据集')).toMatchObject({ ids: ['a:span'], dropped: ['数据集'] })
    expect((await asked('2017年的塔里木河径流论文')).corrections).not.toContain('2017年 → 年份:2017')
  })

  it('does not correct a word that the term table knows', async () => {
    await write(engine, [entry('a:scale', { title: 'Microscale heat transfer' })])
    expect((await asked('microscope')).corrections).toEqual([])
    expect((await asked('microscalle')).corrections).toEqual(['microscalle → microscale'])
  })

  it('takes words apart that were run together', async () => {
    const { ids, searchedFor } = await asked('graphneuralnetwork')
    expect(ids[0]).toBe('a:neural')
    expect(searchedFor).toBe('graph neural network')
  })

  it('puts together what has blanks inside', async () => {
    expect((await asked('土 壤 种 子 库')).ids[0]).toBe('a:seeds')
    expect((await asked('土 壤种子库')).searchedFor).toBe('土壤种子库')
    const { ids, corrections } = await asked('neural ground water')
    expect(ids[0]).toBe('a:neural')
    expect(corrections).toEqual(['ground water → groundwater'])
  })

  it('drops the words of a question, and finds a title that is one', async () => {
    expect(await asked('有没有关于土壤种子库的论文')).toMatchObject({ searchedFor: '土壤种子库', dropped: ['有没有关于', '的论文'] })
    expect((await asked('为什么水稻需要氮肥')).ids[0]).toBe('a:why')
  })

  it('asks for other names where the typed one finds nothing', async () => {
    const { ids, alsoSearched } = await asked('小麦条锈病')
    expect(ids[0]).toBe('a:wheat')
    expect(alsoSearched).toEqual(expect.arrayContaining(['wheat', 'stripe rust']))
    expect((await asked('Tarim River runoff')).ids).toEqual(['a:span'])
  })

  it('bears one wrong word among several', async () => {
    expect((await asked('土壤种子库 引力波')).ids[0]).toBe('a:seeds')
    expect((await asked('wheat stripe gravitation')).ids[0]).toBe('a:wheat')
  })

  it('takes quotes for punctuation where they find nothing, and says so', async () => {
    expect(await asked('"rust stripe wheat"')).toMatchObject({ ids: ['a:wheat'], dropped: ['“rust stripe wheat”'] })
  })

  it('takes typed years for a restriction', async () => {
    const { filter } = await settle('径流 2015..2017', undefined, engine, view)
    expect(filter).toEqual({ generated: { from: Date.UTC(2015, 0, 1) / 864e5, to: Date.UTC(2017, 11, 31) / 864e5 } })
    expect((await asked('径流 2015..2017')).ids).toEqual(['a:span'])
    expect((await asked('年份:2019')).ids).toEqual([])
  })

  it('takes years that stand in no record for a restriction, and says so', async () => {
    expect(await asked('径流 2014-2017年')).toMatchObject({ ids: ['a:span'] })
    expect(await asked('径流变化 -塔里木河')).toMatchObject({ ids: [], searchedFor: '径流变化 -塔里木河' })
  })

  it('searches the span of years that were typed one by one, and says so', async () => {
    expect(await asked('year:2016 year:2018')).toMatchObject({ ids: expect.arrayContaining(['a:span', 'a:wheat']), searchedFor: '年份:2016-2018' })
    expect((await asked('径流 2015..')).searchedFor).toBe('径流 年份:2015..')
    expect(await asked('径流 year:2016 2017..')).toMatchObject({ ids: ['a:span'], searchedFor: '径流 年份:2016..' })
  })

  it('names the words that no record has where less than all had to match', async () => {
    expect(await asked('径流变化 99999999999999999999')).toMatchObject({ ids: ['a:span'], dropped: ['99999999999999999999'] })
    expect(await asked('graph network methods 99999999999999999999')).toMatchObject({ searchedFor: 'graph network methods 99999999999999999999', dropped: ['99999999999999999999'] })
    expect(await asked('土壤种子库 引力波')).toMatchObject({ dropped: expect.arrayContaining(['引力波']) })
    expect((await asked('1903-1905年 径流变化')).dropped).toEqual(['1903', '1905年'])
  })

  it('says that not all words had to be there where some hits are without', async () => {
    const { ids, dropped } = await asked('groundwater 塔里木河 科尔沁 wheat')
    expect(ids.length).toBeGreaterThan(1)
    expect(dropped).toEqual(['不要求词语齐全,有四分之一即可 / not every word is asked for: a quarter of them is enough'])
    expect((await asked('小麦 抗性 条锈病')).dropped).toEqual([])
  })

  it('goes on by the reading of the page before, whatever has been published since', async () => {
    for (const q of ['海洋噪声对鲸类繁殖迁徙的影响', 'diffreent graph', 'graphneuralnetwork', '径流 2014-2017年', '"rust stripe wheat"', '小麦条锈病', '有没有关于土壤种子库的论文', 'qqqq']) {
      const first = await settle(q, undefined, engine, view)
      const silent = { suggest: () => Promise.reject(new Error('was asked')), count: () => Promise.reject(new Error('was asked')), vocabulary: () => Promise.reject(new Error('was asked')) }
      expect(await settle(q, undefined, silent, view, first.chosen)).toEqual(first)
    }
    const q = '海洋噪声对鲸类繁殖迁徙的影响'
    const whales = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entry(`w:${from + at}`, { title: `海洋噪声对鲸类听觉 ${from + at}` }))
    await write(engine, whales(0, 12))
    const first = await settle(q, undefined, engine, view)
    const found = async ({ query }: typeof first) => (await engine.search({ ...(query ? { query } : {}), filter: { terms: {} }, ...view, sort: 'RELEVANCE', first: 50 })).hits.map(({ id }) => id)
    expect(await found(first)).toHaveLength(12)
    await write(engine, [entry('w:exact', { title: q })])
    expect(await found(await settle(q, undefined, engine, view))).toEqual(['w:exact'])
    expect(await found(await settle(q, undefined, engine, view, first.chosen))).toHaveLength(13)
  })

  it('reads anew where a cursor names a reading that there is no more', async () => {
    expect(await settle('wheat', undefined, engine, view, '["gone",[],[],[],[]]')).toEqual(await settle('wheat', undefined, engine, view))
  })

  it('finds a pasted identifier wherever a record names it', async () => {
    await write(engine, [entry('d:title', { title: 'Reanalysis of 10.1234/abc.5' }), entry('d:abstract', { title: 'x', description: '见 CSTR:31253.11.sciencedb.77' })])
    expect((await asked('doi:10.1234/abc.5')).ids).toEqual(['d:title'])
    expect((await asked('DOI：10.1234/ABC.5')).ids).toEqual(['d:title'])
    expect((await asked('cstr:31253.11.sciencedb.77')).ids).toEqual(['d:abstract'])
    expect((await asked('标识符:10.1234/abc.5')).ids).toEqual([])
  })

  it('keeps to the parentheses of a query', async () => {
    expect(await asked('(土壤种子库 OR (wheat AND groundwater))')).toMatchObject({ ids: ['a:seeds'], searchedFor: '(土壤种子库 OR wheat) (土壤种子库 OR groundwater)' })
    expect((await asked('(土壤种子库 OR (wheat AND rust))')).ids.toSorted()).toEqual(['a:seeds', 'a:wheat'])
  })

  it('does not correct into what is not public', async () => {
    expect((await asked('zyxwvtu')).corrections).toEqual([])
  })

  it('finds nothing where there is nothing, and names what it did not understand', async () => {
    expect(await asked('foo:qqqqq')).toMatchObject({ ids: [], dropped: ['foo:'] })
    expect(await asked('?!*')).toMatchObject({ ids: [] })
  })

  it('answers ten thousand words of nonsense within a second', async () => {
    const started = performance.now()
    await asked(Array.from({ length: 10_000 }, (_, at) => `qx${at}zzwordsruntogether`).join(' '))
    await asked('a'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
