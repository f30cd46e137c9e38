import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { describeWithElasticsearch, elasticsearchUrl } from '../../../../test/elasticsearch.ts'
import { built, entry, fill, ids, query, request, write } from '../contract/fixtures.ts'
import { removeIndices } from './fixtures/own-indices.ts'
import { openElasticsearchEngine } from './open-elasticsearch-engine.ts'

describeWithElasticsearch('Elasticsearch: generations of the index', () => {
  let url = ''
  let prefix = ''
  beforeEach(async () => {
    url = await elasticsearchUrl()
    prefix = `test-${randomUUID()}`
    onTestFinished(() => removeIndices(url, prefix))
  })
  const open = async (told: string[] = []) => {
    const engine = await openElasticsearchEngine({ url, prefix, deadlineMs: 20_000, warn: (sentence) => told.push(sentence) })
    onTestFinished(() => engine.close())
    return engine
  }
  const call = async (path: string, method = 'GET', body?: object): Promise<Record<string, unknown>> =>
    (await fetch(`${url}/${path}`, { method, ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) })).json() as Promise<Record<string, unknown>>
  const indices = async (): Promise<string[]> => Object.keys(await call(`${prefix}-*`)).map((name) => name.slice(prefix.length + 1)).sort()

  it('an index keeps what is written, and its position, over a close', async () => {
    const first = await open()
    await fill(first, { 'a:1': { title: 'wheat' } }, 'p7')
    await first.close()
    const second = await open()
    expect(await second.stats()).toMatchObject({ documents: 1, position: 'p7' })
    expect(await ids(second, { q: 'wheat' })).toEqual(['a:1'])
  })

  it('what an interrupted swap left behind goes with the next write, and not before: a reader must not remove what is being built', async () => {
    const crashed = await open()
    await fill(crashed, { 'a:1': { title: 'wheat' } }, 'p1')
    const swap = await crashed.swap()
    await swap.write([], 'half')
    const reader = await open()
    expect((await reader.stats()).position).toBe('p1')
    expect(await indices()).toEqual(['resources-1', 'resources-2', 'suggestions-1', 'suggestions-2'])
    await fill(await open(), { 'a:2': { title: 'wheat' } }, 'p2')
    expect(await indices()).toEqual(['resources-1', 'suggestions-1'])
    expect((await ids(reader, { q: 'wheat' })).sort()).toEqual(['a:1', 'a:2'])
  })

  it('a swap by one process is seen by all, in reading and in writing', async () => {
    const [one, other] = [await open(), await open()]
    await fill(one, { 'a:1': { title: 'wheat' } })
    expect(await ids(other, { q: 'wheat' })).toEqual(['a:1'])
    const swap = await one.swap()
    await swap.write([built('a:2', { public: { terms: { RESOURCE_TYPE: ['PAPER'] } } })], 'new')
    await swap.finish(new Map([['PAPER', 1]]))
    expect(await ids(other)).toEqual(['a:2'])
    await write(other, [built('a:3')])
    expect((await ids(one)).sort()).toEqual(['a:2', 'a:3'])
    expect(await indices()).toEqual(['resources-2', 'suggestions-2'])
    expect(await call(`${prefix}-resources-2/_settings?filter_path=*.settings.index.refresh_interval,*.settings.index.translog.durability`))
      .toEqual({ [`${prefix}-resources-2`]: { settings: { index: { refresh_interval: '30s', translog: { durability: 'request' } } } } })
  })

  const wheat = (count: number, name = 'a') => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}:${String(i).padStart(2, '0')}`, { title: `小麦 ${'水稻 '.repeat(i % 7)}` }]))
  const becomes = async (layout: string, number: number): Promise<void> => void (await call(`${prefix}-resources-${number}/_mapping`, 'PUT', { _meta: { layout, analysis: 1 } }))
  const recordsIn = async (name: string): Promise<unknown> => (await call(`${prefix}-${name}/_count`)).count

  it('who reads an index of another layout is told that it is unavailable, and leaves it as it is for those who can read it', async () => {
    const older = await open()
    await fill(older, wheat(40))
    await becomes('older', 1)
    const told: string[] = []
    const reader = await open(told)
    const questions = [
      () => reader.search(request({ q: '小麦' })), () => reader.count([query()]), () => reader.facets(query(), [{ field: 'KEYWORD', first: 5 }]), () => reader.scan(query(), null, 5), () => reader.digests(),
      () => reader.suggest({ text: 'x', kinds: ['TERM'], first: 5, fuzzy: true }), () => reader.vocabulary(['wheat'], 5), () => reader.grid(query(), { zoom: 3 }), () => reader.aggregate(query(), { dimensions: ['YEAR'], measures: [] }),
    ]
    for (const ask of questions) await expect(ask()).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE' } })
    expect(await reader.stats()).toEqual({ documents: 41, position: null, analysisVersion: -1 })
    expect(told).toEqual([expect.stringMatching(new RegExp(`索引 ${prefix}-resources-1 的结构与本程序不符.*of another layout`))])
    expect(await indices()).toEqual(['resources-1', 'suggestions-1'])
    expect(await ids(older, { q: '小麦' })).toHaveLength(40)
  })

  it('an index by our name that says nothing of its layout is of another one: it is neither emptied nor replaced by who reads', async () => {
    await call(`${prefix}-resources-4`, 'PUT', { aliases: { [`${prefix}-resources`]: {} } })
    const engine = await open([])
    await expect(engine.search(request())).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE' } })
    expect(await engine.stats()).toEqual({ documents: 0, position: null, analysisVersion: -1 })
    expect(await indices()).toEqual(['resources-4'])
    const swap = await engine.swap()
    await swap.write([built('a:1')], 'p1')
    await swap.finish(new Map())
    expect(await ids(engine)).toEqual(['a:1'])
    expect(await indices()).toEqual(['resources-5', 'suggestions-5'])
  })

  it('who indexes builds a new index beside one of another layout, which is written to by nobody and read by old processes until the switch', async () => {
    const older = await open()
    await fill(older, wheat(40), 'old')
    await becomes('older', 1)
    const [indexing, reader] = [await open(), await open()]
    await indexing.write([built('a:new', { version: 1n << 40n })], 'nowhere')
    expect(await recordsIn('resources-1')).toBe(41)
    const swap = await indexing.swap()
    await swap.write(Object.entries(wheat(40)).map(([id, document]) => entry(id, document)), 'p1')
    await expect(swap.finish(new Map([['DATASET', 41]]))).rejects.toThrow(/DATASET 只有 40 条/)
    expect(await ids(older, { q: '小麦' })).toHaveLength(40)
    await expect(reader.search(request({ q: '小麦' }))).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE' } })
    await swap.finish(new Map([['DATASET', 40]]))
    expect(await ids(reader, { q: '小麦' })).toHaveLength(40)
    expect(await reader.stats()).toMatchObject({ documents: 40, position: 'p1' })
    await write(indexing, [built('a:new')])
    expect(await indices()).toEqual(['resources-2', 'suggestions-2'])
    expect(await call(`${prefix}-resources-2/_alias`)).toEqual({ [`${prefix}-resources-2`]: { aliases: { [`${prefix}-resources`]: {} } } })
  })

  it('an old process reads nothing of, and writes nothing to, the index of a newer layout that took the place of its own', async () => {
    const [older, newer] = [await open(), await open()]
    await fill(older, wheat(3))
    const swap = await newer.swap()
    await swap.write([entry('a:1', { title: '小麦' })], 'p1')
    await swap.finish(new Map())
    await becomes('newer', 2)
    await expect(older.search(request({ q: '小麦' }))).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE' } })
    await older.write([built('a:2')], 'p2')
    expect(await ids(newer, { q: '小麦' })).toEqual(['a:1'])
    expect((await newer.stats()).position).toBe('p1')
  })

  it('an index that is removed while it is built is not made up by the next batch: the rebuild is told to begin again, and can', async () => {
    const engine = await open()
    await fill(engine, wheat(3))
    const swap = await engine.swap()
    await swap.write([built('a:1')], 'p1')
    await call(`${prefix}-resources-2,${prefix}-suggestions-2`, 'DELETE')
    for (const batch of [[built('a:2')], []]) {
      const error = (await swap.write(batch, 'p2').catch((reason: unknown) => reason)) as Error
      expect(error.message).toMatch(/-resources-2 已被删除.*was removed/)
      expect(error).not.toHaveProperty('extensions.code')
    }
    await expect(swap.finish(new Map())).rejects.toThrow()
    await swap.abandon()
    expect(await indices()).toEqual(['resources-1', 'suggestions-1'])
    expect(await ids(engine, { q: '小麦' })).toHaveLength(3)
    const again = await engine.swap()
    await again.write([built('a:1')], 'p1')
    await again.finish(new Map())
    expect(await ids(engine)).toEqual(['a:1'])
  })

  it('the second page of a list by relevance is never from before its first, whoever opened a snapshot meanwhile', async () => {
    const engine = await open()
    const page = async (after?: readonly (string | number | null)[]) => engine.search(request({ q: '小麦', first: 10, ...(after ? { after } : {}) }))
    await fill(engine, wheat(30))
    const other = await page((await page()).hits.at(-1)?.cursor)
    expect(other.hits).toHaveLength(10)
    await fill(engine, wheat(30, 'b'))
    const first = await page()
    const second = await page(first.hits.at(-1)?.cursor)
    const { hits: all } = await engine.search(request({ q: '小麦' }))
    expect(second.hits.map(({ id }) => id)).toEqual(all.slice(all.findIndex(({ id }) => id === first.hits.at(-1)?.id) + 1).slice(0, 10).map(({ id }) => id))
    expect(new Set(second.hits.map(({ id }) => id[0]))).toEqual(new Set(['a', 'b']))
  })

  it('an index that is gone is made again, and empty: nothing is written to a name that only looks like it', async () => {
    const engine = await open()
    await fill(engine, { 'a:1': { title: 'wheat' } })
    await call(`${(await indices()).map((name) => `${prefix}-${name}`).join(',')}`, 'DELETE')
    await expect(engine.write([built('a:2')], 'p2')).rejects.toMatchObject({ extensions: { code: 'SEARCH_UNAVAILABLE' } })
    expect(await engine.stats()).toMatchObject({ documents: 0, position: null })
    await fill(engine, { 'a:3': { title: 'wheat' } })
    expect(await ids(engine)).toEqual(['a:3'])
  })

  it('a document that is not taken is named, the rest of its batch is in, the position is not', async () => {
    const engine = await open()
    const broken = { ...built('a:2'), released: 'not a time' as unknown as number }
    await expect(engine.write([built('a:1'), broken, built('a:3')], 'p1')).rejects.toThrow(/不接受 1 条记录:a:2 .*does not take 1 documents: a:2/)
    expect(await engine.stats()).toMatchObject({ documents: 2, position: null })
  })

  it('a list by relevance stays as it was while records come and go, and goes on without its snapshot', async () => {
    const engine = await open()
    await fill(engine, Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a:${String(i).padStart(2, '0')}`, { title: '小麦 '.repeat(1 + (i % 5)) }])))
    const { hits: all } = await engine.search(request({ q: '小麦' }))
    const first = await engine.search(request({ q: '小麦', first: 10 }))
    const second = await engine.search(request({ q: '小麦', first: 10, after: first.hits.at(-1)?.cursor as (string | number)[] }))
    await fill(engine, Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`b:${i}`, { title: `小麦 ${'水稻 '.repeat(i)}` }])))
    const cursor = second.hits.at(-1)?.cursor as (string | number)[]
    const third = await engine.search(request({ q: '小麦', first: 10, after: cursor }))
    expect([...first.hits, ...second.hits, ...third.hits].map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    expect(third.more).toBe(false)
    for (const snapshot of [[], ['no snapshot'], [String(cursor[2]).replace(/.{8}$/, 'AAAAAAA=')]]) {
      expect((await engine.search(request({ q: '小麦', first: 10, after: [...cursor.slice(0, 2), ...snapshot] }))).hits.length).toBeGreaterThan(0)
    }
  })
})
