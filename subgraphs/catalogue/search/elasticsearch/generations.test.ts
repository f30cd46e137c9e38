import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { describeWithElasticsearch, elasticsearchUrl } from '../../../../test/elasticsearch.ts'
import { built, fill, ids, request, write } from '../contract/fixtures.ts'
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

  it('an index of another layout is begun anew, and says so', async () => {
    await call(`${prefix}-resources-4`, 'PUT', { mappings: { _meta: { layout: 'older' } }, aliases: { [`${prefix}-resources`]: {} } })
    const told: string[] = []
    const engine = await open(told)
    expect(await engine.stats()).toMatchObject({ documents: 0, position: null })
    expect(told).toEqual([expect.stringMatching(/已重建为空.*begun anew/)])
    await fill(engine, { 'a:1': { title: 'wheat' } })
    expect(await indices()).toEqual(['resources-5', 'suggestions-5'])
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
