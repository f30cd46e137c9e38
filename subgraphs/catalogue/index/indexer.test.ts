import { afterEach, expect, it } from 'vitest'
import { describeEngines } from '../../../test/engines.ts'
import { domainError } from '../../kit/errors.ts'
import { allSetAside } from '../repositories/index-set-aside.ts'
import type { ResourceRow } from '../repositories/read-model.ts'
import { query } from '../search/contract/fixtures.ts'
import { indexRow } from './index-row.ts'
import { applyTo, log, openStage, openStageDatabase, type Stage, writingThrough } from '../../../test/support/index-stage.ts'
import { createIndexer } from './indexer.ts'

const WAIT = { timeout: 30_000, interval: 100 }
const titled = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { title: `望远镜 ${name}` }]))
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `t${at}`)

describeEngines('createIndexer', (kind) => {
  let stage: Stage
  afterEach(() => stage.close())

  it('follows changes and withdrawals, and goes on where it left off', async () => {
    stage = await openStage(kind)
    await stage.apply(titled(['a', 'b']))
    const first = stage.indexer()
    first.start()
    await expect.poll(async () => [...(await stage.indexed()).keys()], WAIT).toEqual(['a', 'b'])
    await first.stop()
    await stage.apply({ a: null, c: { title: '望远镜 c' } })
    stage.indexer().start()
    await expect.poll(async () => [...(await stage.indexed()).keys()], WAIT).toEqual(['b', 'c'])
  })

  it('writes one batch while it analyses the next, and holds two at most', async () => {
    stage = await openStage(kind)
    await stage.apply(titled(numbered(1_000)))
    let writing = 0
    let analysed = 0
    let written = 0
    let analysedWhileWriting = 0
    let mostAhead = 0
    const engine = writingThrough(stage.engine, async (batch, position) => {
      expect(writing).toBe(0)
      writing += 1
      await new Promise((resolve) => setTimeout(resolve, 60))
      await stage.engine.write(batch, position)
      written += batch.length
      writing -= 1
    })
    const indexer = stage.indexer({ engine, batch: 100, toIndexed: (row) => {
      analysed += 1
      if (writing > 0) analysedWhileWriting += 1
      mostAhead = Math.max(mostAhead, analysed - written)
      return indexRow(row)
    } })
    indexer.start()
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(1_000)
    expect(analysedWhileWriting).toBeGreaterThan(500)
    expect(mostAhead).toBeLessThanOrEqual(200)
  })

  it('waits for an engine that is away, blames no record for it, and loses nothing', async () => {
    stage = await openStage(kind)
    let away = true
    let asked = 0
    const engine = writingThrough(stage.engine, async (batch, position) => {
      asked += 1
      if (away) throw domainError('SEARCH_UNAVAILABLE')
      await stage.engine.write(batch, position)
    })
    stage.indexer({ engine, batch: 10 }).start()
    await stage.apply(titled(numbered(50)))
    await expect.poll(() => asked, WAIT).toBeGreaterThan(2)
    expect(await allSetAside(stage.database.db)).toEqual([])
    away = false
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(50)
    expect(await allSetAside(stage.database.db)).toEqual([])
  })

  it('sets aside records that cannot be analysed or are refused, after five tries; the rest flows; a later revision is tried anew', async () => {
    stage = await openStage(kind)
    await stage.apply(titled(['refused']))
    let refusing = false
    let tries = 0
    const engine = writingThrough(stage.engine, async (batch, position) => {
      const poison = batch.filter((entry) => refusing && !entry.deleted && entry.id.endsWith(':refused'))
      if (batch.length === 1 && poison.length > 0) tries += 1
      if (poison.length > 0) throw new Error('mapper_parsing_exception')
      await stage.engine.write(batch, position)
    })
    const indexer = stage.indexer({ engine, toIndexed: (row) => {
      if (row.document.title === 'not to be analysed') throw new Error('analysis of this record fails')
      return indexRow(row)
    } })
    indexer.start()
    await expect.poll(async () => [...(await stage.indexed()).keys()], WAIT).toEqual(['refused'])
    refusing = true
    await stage.apply({ ...titled(numbered(40)), refused: { title: '第二版' }, failing: { title: 'not to be analysed' } })
    indexer.wake()
    await expect.poll(async () => [...(await stage.indexed()).keys()].filter((id) => id !== 'refused').length, WAIT).toBe(40)
    await expect.poll(async () => (await allSetAside(stage.database.db)).map(({ id, attempts, error }) => [id, attempts, error]).sort(), WAIT).toEqual([
      ['telescopes:failing', 5, 'analysis of this record fails'], ['telescopes:refused', 5, 'mapper_parsing_exception'],
    ])
    expect(tries).toBe(5)
    // Its first version, which the second may have closed, is not left to be found.
    await expect.poll(async () => (await stage.indexed()).has('refused'), WAIT).toBe(false)
    refusing = false
    await stage.apply({ refused: { title: '第三版' }, failing: { title: 'mended' } })
    indexer.wake()
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(42)
    expect(await allSetAside(stage.database.db)).toEqual([])
  })

  it('once the day of an embargo has come, what only some may find is found by them, and written again once', async () => {
    stage = await openStage(kind)
    let clock = Date.parse('2031-05-31T15:59:00Z')
    const sharing = { level: 'PUBLIC' as const, embargoUntil: '2031-06-01' }
    await stage.apply({ closed: { title: '光谱仪', search: { public: ['openwords'], protected: ['zc20310601'] }, sharing }, plain: { title: '天平', sharing }, later: { title: '显微镜', search: { protected: ['zc20310601'] }, sharing: { embargoUntil: '2031-06-02' } } })
    const options = { now: () => clock, toIndexed: (row: ResourceRow) => indexRow(row, clock) }
    const found = async (q: string, protectedTiers: boolean): Promise<number> => {
      await stage.engine.stats()
      return (await stage.engine.count([query({ q, protectedTiers, now: clock })]))[0]?.value ?? -1
    }
    const first = stage.indexer(options)
    first.start()
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(3)
    expect([await found('zc20310601', true), await found('openwords', false)]).toEqual([0, 0])
    clock = Date.parse('2031-05-31T16:00:00Z')
    await expect.poll(() => found('zc20310601', true), WAIT).toBe(1)
    expect([await found('zc20310601', false), await found('openwords', false)]).toEqual([0, 1])
    await first.stop()
    const second = stage.indexer(options)
    second.start()
    await expect.poll(() => second.place(), WAIT).not.toBeNull()
    await stage.apply({ after: { title: '后来' } })
    await expect.poll(async () => Object.fromEntries(await stage.indexed()), WAIT).toEqual({ closed: 2n, plain: 1n, later: 1n, after: 1n })
    await second.stop()
    // Two days later, and nothing ran on the day itself.
    clock = Date.parse('2031-06-03T02:00:00Z')
    stage.indexer(options).start()
    await expect.poll(() => found('zc20310601', true), WAIT).toBe(2)
  })

  it('fills an index of another database anew, without its ghosts, while the old one answers and withdrawals reach it', async () => {
    stage = await openStage(kind)
    await stage.apply(titled(['ghost', 'shared', 'withdrawn']))
    const first = stage.indexer()
    first.start()
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(3)
    await first.stop()
    const other = await openStageDatabase()
    await applyTo(other.database, titled(['shared', 'own', 'withdrawn']))
    let finish: () => void = () => undefined
    const held = new Promise<void>((resolve) => { finish = resolve })
    const engine = { ...stage.engine, swap: async () => {
      const fresh = await stage.engine.swap()
      return { ...fresh, finish: async (atLeast: ReadonlyMap<string, number>) => {
        await held
        await fresh.finish(atLeast)
      }, write: async (...written: Parameters<typeof fresh.write>) => {
        await held
        await fresh.write(...written)
      } }
    } }
    const second = createIndexer({ database: other.database, engine, toIndexed: indexRow, log })
    second.start()
    await new Promise((resolve) => setTimeout(resolve, 500))
    // The old index holds other versions of it; still it goes at once.
    await applyTo(other.database, { withdrawn: null })
    second.wake()
    await expect.poll(async () => [...(await stage.indexed()).keys()], WAIT).toEqual(['ghost', 'shared'])
    finish()
    await expect.poll(async () => [...(await stage.indexed()).keys()], WAIT).toEqual(['own', 'shared'])
    await second.stop()
    await other.drop()
  })
})
