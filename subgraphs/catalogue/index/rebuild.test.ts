import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { describeEngines, engineSettings } from '../../../test/engines.ts'
import { NOW, query, request } from '../search/contract/fixtures.ts'
import { readEngineConfig } from '../search/engine-config.ts'
import { openSearchEngine } from '../search/open-search-engine.ts'
import type { SearchEngine } from '../search/port.ts'
import { applyTo, everything, log, NAMESPACE, openStage, openStageDatabase, type Stage } from '../../../test/support/index-stage.ts'
import { indexRow } from './index-row.ts'
import { createIndexer } from './indexer.ts'

const WAIT = { timeout: 20_000, interval: 50 }
const RECORDS = 2_000
const titled = (from: number, to: number, title = '望远镜') => Object.fromEntries(Array.from({ length: to - from }, (_, at) => [`t${from + at}`, { title: `${title} ${from + at}` }]))
const found = async (engine: SearchEngine, q: string): Promise<number> => (await engine.count([query({ q })]))[0]?.value ?? -1

/** Says of the index, until a new one is complete, that another analysis made it; `hold` stops the new one before its last step. */
const madeByOtherAnalysis = (engine: SearchEngine, hold: Promise<void> = Promise.resolve()): { engine: SearchEngine; switched: () => boolean } => {
  let switched = false
  return { switched: () => switched, engine: {
    ...engine,
    stats: async () => ({ ...(await engine.stats()), ...(switched ? {} : { analysisVersion: 0 }) }),
    swap: async () => {
      const fresh = await engine.swap()
      return { ...fresh, finish: async (atLeast) => {
        await fresh.finish(atLeast)
        switched = true
      }, write: async (batch, position) => {
        await fresh.write(batch, position)
        if (batch.length === 100) await hold
      } }
    },
  } }
}

describeEngines('rebuildIndex', (kind) => {
  let stage: Stage
  const opened: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of opened.splice(0).reverse()) await close()
  })
  const begin = async (): Promise<void> => {
    stage = await openStage(kind)
    opened.push(() => stage.close())
    await stage.apply(titled(0, RECORDS))
    const first = stage.indexer()
    first.start()
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(RECORDS)
    await first.stop()
  }

  it('under writes: searches see a whole index all along, versions never go back, and in the end it holds what the read model says', async () => {
    await begin()
    const { engine, switched } = madeByOtherAnalysis(stage.engine)
    const indexer = stage.indexer({ engine, batch: 100 })
    let over = false
    const writing = (async () => {
      for (let round = 1; !over; round++) {
        await stage.apply({ ...titled((round * 41) % 1_900, (round * 41) % 1_900 + 20, `望远镜 轮${round}`), marked: { title: `标记第 ${round} 版 mark${round}` } })
        indexer.wake()
      }
    })()
    const seen: { least: number; back: string[]; searches: number } = { least: RECORDS, back: [], searches: 0 }
    const searching = (async () => {
      let version = 0n
      while (!over) {
        const entries = await stage.engine.scan(query({ filter: { terms: {}, ids: [`${NAMESPACE}:marked`] } }), null, 1)
        const now = entries[0]?.version ?? version
        if (now < version) seen.back.push(`${version} → ${now}`)
        version = now
        seen.least = Math.min(seen.least, await found(stage.engine, '望远镜'))
        seen.searches += 1
      }
    })()
    indexer.start()
    await expect.poll(() => switched(), WAIT).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    over = true
    await Promise.all([writing, searching])
    expect(seen.searches).toBeGreaterThan(10)
    expect(seen.back).toEqual([])
    expect(seen.least).toBeGreaterThanOrEqual(RECORDS * 0.99)
    const rows = new Map((await stage.database.sql<{ id: string; revision: string }[]>`select id, revision from catalogue.resource`).map((row) => [row.id.slice(NAMESPACE.length + 1), BigInt(row.revision)]))
    await expect.poll(async () => {
      const indexed = await stage.indexed()
      return [...new Set([...rows.keys(), ...indexed.keys()])].filter((id) => rows.get(id) !== indexed.get(id))
    }, WAIT).toEqual([])
    console.log(`rebuild under writes (${kind}): ${seen.searches} searches, ${rows.get('marked')} versions of one record, 0 went back`)
  })

  it('a withdrawal, an embargo and its end by the clock reach hits, facets and counts within seconds, while a new index is being built and after the switch', async () => {
    await begin()
    await stage.apply({ gone: { title: '将撤回 mintelligence', keywords: ['撤回词'] }, closed: { title: '将封存', search: { public: ['closedwords'] }, status: 'PUBLISHED' } })
    let release: () => void = () => undefined
    const { engine, switched } = madeByOtherAnalysis(stage.engine, new Promise((resolve) => { release = resolve }))
    const indexer = stage.indexer({ engine, batch: 100 })
    opened.push(async () => release())
    indexer.start()
    await expect.poll(() => found(stage.engine, 'mintelligence'), WAIT).toBe(1)
    await expect.poll(() => found(stage.engine, 'closedwords'), WAIT).toBe(1)
    const since = performance.now()
    const until = new Date(NOW + 30 * 86_400_000).toISOString().slice(0, 10)
    await stage.apply({ gone: null, closed: { title: '将封存', search: { public: ['closedwords'] }, status: 'EMBARGOED', sharing: { level: 'PUBLIC', embargoUntil: `${Number(until.slice(0, 4)) + 50}${until.slice(4)}` } } })
    indexer.wake()
    const doors = async () => ({
      hits: (await stage.engine.search(request({ q: 'mintelligence' }))).hits.length,
      facet: (await stage.engine.facets(query(), [{ field: 'KEYWORD', first: 10, contains: '撤回词' }]))[0]?.buckets.length,
      keyword: (await stage.engine.count([query({ filter: { terms: { KEYWORD: ['撤回词'] } } })]))[0]?.value,
      closed: await found(stage.engine, 'closedwords'),
    })
    const SHUT = { hits: 0, facet: 0, keyword: 0, closed: 0 }
    await expect.poll(doors, { timeout: 5_000, interval: 50 }).toEqual(SHUT)
    const took = performance.now() - since
    expect(switched()).toBe(false)
    release()
    await expect.poll(() => switched(), WAIT).toBe(true)
    expect(await doors()).toEqual(SHUT)
    // The end of an embargo is compared with the clock when asked: nothing has to be written.
    expect((await stage.engine.count([query({ q: 'closedwords', now: NOW + 60 * 365 * 86_400_000 })]))[0]?.value).toBe(1)
    console.log(`withdrawal during a rebuild (${kind}): gone after ${Math.round(took)} ms`)
  })

  it('killed half-way leaves the old index as it was; the next attempt completes and leaves nothing over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyuan-rebuild-'))
    opened.push(async () => rmSync(folder, { recursive: true, force: true }))
    const made = await openStageDatabase()
    opened.push(() => made.drop())
    const settings = await engineSettings(kind)
    const index = join(folder, 'index')
    const open = (): Promise<SearchEngine> => openSearchEngine(readEngineConfig(settings), index, log)
    await applyTo(made.database, titled(0, RECORDS))
    const before = await open()
    const first = createIndexer({ database: made.database, engine: before, toIndexed: indexRow, log })
    first.start()
    await expect.poll(async () => (await before.stats()).documents, WAIT).toBe(RECORDS)
    await first.stop()
    await before.close()

    const child = spawn(process.execPath, [join(import.meta.dirname, 'fixtures/rebuild-process.ts'), made.url, index, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'inherit'] })
    opened.push(async () => void child.kill('SIGKILL'))
    let filled = 0
    child.stdout.on('data', (chunk: Buffer) => { filled = Number(/filled (\d+)\s*$/.exec(chunk.toString())?.[1] ?? filled) })
    await expect.poll(() => filled, WAIT).toBeGreaterThanOrEqual(RECORDS / 2)
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    expect(filled).toBeLessThan(RECORDS)

    const after = await open()
    opened.push(() => after.close())
    expect((await after.stats()).documents).toBe(RECORDS)
    const { engine, switched } = madeByOtherAnalysis(after)
    const second = createIndexer({ database: made.database, engine, toIndexed: indexRow, log, batch: 100 })
    opened.push(() => second.stop())
    second.start()
    await expect.poll(() => switched(), WAIT).toBe(true)
    expect((await everything(after)).length).toBe(RECORDS)
    // The half-built index of the killed attempt is gone, and so is the old one.
    if (kind === 'embedded') expect(readdirSync(index).filter((name) => /^index-.*\.sqlite$/.test(name))).toHaveLength(1)
  })

  it('the gate keeps the old index where the new one lacks records of one type', async () => {
    await begin()
    const { engine, switched } = madeByOtherAnalysis(stage.engine)
    let lossy = true
    const losing: SearchEngine = { ...engine, swap: async () => {
      const fresh = await engine.swap()
      return { ...fresh, write: (batch, position) => fresh.write(lossy ? batch.filter(({ id }) => id !== `${NAMESPACE}:t7`) : batch, position) }
    } }
    stage.indexer({ engine: losing }).start()
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(switched()).toBe(false)
    expect((await stage.indexed()).size).toBe(RECORDS)
    lossy = false
    await expect.poll(() => switched(), WAIT).toBe(true)
    expect((await stage.indexed()).size).toBe(RECORDS)
  })
})
