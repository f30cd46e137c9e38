import { afterEach, describe, expect, it } from 'vitest'
import { describeWithElasticsearch } from '../../../../test/elasticsearch.ts'
import { describeEngines } from '../../../../test/engines.ts'
import { allSetAside } from '../../repositories/index-set-aside.ts'
import { lastCheck } from '../../repositories/index-check.ts'
import { bucketOf } from '../../search/document/row-checksum.ts'
import { entry } from '../../search/contract/fixtures.ts'
import { everything, log, NAMESPACE, openStage, type Stage, writingThrough } from '../../../../test/support/index-stage.ts'
import type { Indexer } from '../indexer.ts'
import { createDriftCheck, type DriftCheck, type DriftCounts } from './drift-check.ts'

const WAIT = { timeout: 60_000, interval: 100 }
const RECORDS = 1_000
const names = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `t${from + at}`)
const titled = (from: number, to: number, title = '望远镜') => Object.fromEntries(names(from, to).map((name) => [name, { title: `${title} ${name}` }]))
const NOTHING = new Map<string, DriftCounts>()

let stage: Stage
let indexer: Indexer
let drift: DriftCheck
afterEach(() => stage.close())

/** A pair in step. `sweep` 0: by digests alone. */
const filled = async (kind: 'embedded' | 'elasticsearch', sweep?: number): Promise<void> => {
  stage = await openStage(kind)
  await stage.apply(titled(0, RECORDS))
  indexer = stage.indexer()
  indexer.start()
  await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(RECORDS)
  drift = createDriftCheck({ database: stage.database, engine: stage.engine, indexer, log, seconds: 60, ...(sweep === undefined ? {} : { sweep }) })
}
const position = async (): Promise<string> => (await stage.engine.stats()).position ?? ''
/** Checks until one finds nothing; how often it took. */
const untilClean = async (): Promise<number> => {
  for (let checks = 1; checks < 20; checks++) {
    const found = await drift.check()
    if (found?.size === 0) return checks
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('never clean')
}
/** Ids and buckets of which index and read model say something else. */
const disagreement = async (): Promise<unknown[]> => {
  await stage.engine.stats()
  const rows = new Map((await stage.database.sql<{ id: string; revision: string }[]>`select id, revision from catalogue.resource where status = 'PUBLISHED'`).map((row) => [row.id, BigInt(row.revision)]))
  const indexed = new Map((await everything(stage.engine)).map(({ id, version }) => [id, version]))
  const expected = await stage.database.sql<{ bucket: number; digest: string }[]>`select bucket, count(*) || ' ' || sum(checksum) as digest from catalogue.resource where status = 'PUBLISHED' group by 1`
  const digests = new Map((await stage.engine.digests()).map(({ bucket, count, sum }) => [bucket, `${count} ${sum}`]))
  return [...[...new Set([...rows.keys(), ...indexed.keys()])].filter((id) => rows.get(id) !== indexed.get(id)), ...expected.filter(({ bucket, digest }) => digests.get(bucket) !== digest)]
}
/** A check that finds nothing passes over what is on its way: the repairs have a moment to arrive. */
const expectAgreement = (): Promise<void> => expect.poll(disagreement, WAIT).toEqual([])

describeEngines('createDriftCheck', (kind) => {
  it('raises no false alarm on a pair in step, nor while records change and go under it', async () => {
    await filled(kind)
    expect(await drift.check()).toEqual(NOTHING)
    let writing = true
    const write = (async () => {
      for (let round = 0; writing; round++) await stage.apply({ ...titled((round * 37) % 900, (round * 37) % 900 + 60, `版本${round}`), [`t${(round * 53) % RECORDS}`]: null, [`t${(round * 71) % RECORDS}`]: { title: '又来' } })
    })()
    const wakes = setInterval(() => indexer.wake(), 50)
    const found = []
    for (let round = 0; round < 25; round++) found.push(await drift.check())
    writing = false
    await write
    clearInterval(wakes)
    expect(found.filter((counts) => counts !== null && counts.size > 0)).toEqual([])
    expect(found.filter((counts) => counts !== null).length).toBeGreaterThan(5)
  })

  it.each([['one by one', undefined], ['by digests', 0]])('finds 300 of 300 written over, taken out and added through the engine behind its back, %s, repairs them, and says so', async (_how, sweep) => {
    await filled(kind, sweep)
    const at = await position()
    const versions = await stage.indexed()
    const above = (name: string, by: bigint): bigint => (versions.get(name) ?? 0n) + by
    await stage.engine.write(names(0, 100).map((name) => ({ id: `${NAMESPACE}:${name}`, version: above(name, 1n), deleted: true })), at)
    await stage.engine.write(names(100, 200).map((name) => entry(`${NAMESPACE}:${name}`, { title: '改坏' }, { version: above(name, 7n) })), at)
    await stage.engine.write(names(0, 100).map((name) => entry(`${NAMESPACE}:alien-${name}`, { title: '外来' }, { version: 3n })), at)
    const counts = await drift.check()
    expect(counts).toEqual(new Map([[NAMESPACE, { missing: 100, stale: 100, orphan: 100 }]]))
    expect((await lastCheck(stage.database.db)).find((row) => row.namespace === NAMESPACE)).toMatchObject({ missing: 100, stale: 100, orphan: 100 })
    await untilClean()
    await expectAgreement()
    expect((await lastCheck(stage.database.db)).map((row) => row.namespace)).toEqual(['*'])
  })

  it('a document of the version it ought to have, made from another row, is found by its digest and written again', async () => {
    await filled(kind, 0)
    const versions = await stage.indexed()
    // Written over at a version above, then the row is said to have that version: ids and versions agree, contents do not.
    await stage.engine.write([entry(`${NAMESPACE}:t5`, { title: '改坏' }, { version: 9n, contentHash: 'another' })], await position())
    await stage.database.sql`update catalogue.resource set revision = 9 where id = ${`${NAMESPACE}:t5`}`
    expect(versions.get('t5')).toBe(1n)
    expect(await drift.check()).toEqual(NOTHING)
    await drift.check()
    await untilClean()
    await expect.poll(async () => (await stage.indexed()).get('t5'), WAIT).toBe(10n)
    await untilClean()
    await expectAgreement()
  })

  it.each([['one by one', undefined], ['by digests', 0]])('does not begin the tries of a record that the index does not take anew, %s: its older version goes at the first, its neighbours stay as they are', async (_how, sweep) => {
    stage = await openStage(kind)
    await stage.apply(titled(0, RECORDS))
    let tries = 0
    const engine = writingThrough(stage.engine, async (batch, position) => {
      const poison = batch.some((entry) => !entry.deleted && entry.id === `${NAMESPACE}:t7` && entry.version > 1n)
      if (poison && batch.length === 1) tries += 1
      if (poison) throw new Error('mapper_parsing_exception')
      await stage.engine.write(batch, position)
    })
    indexer = stage.indexer({ engine })
    indexer.start()
    await expect.poll(async () => (await stage.indexed()).size, WAIT).toBe(RECORDS)
    drift = createDriftCheck({ database: stage.database, engine, indexer, log, seconds: 60, ...(sweep === undefined ? {} : { sweep }) })
    await stage.apply({ t7: { title: '封存' } })
    indexer.wake()
    const attempts = async (): Promise<number> => (await allSetAside(stage.database.db))[0]?.attempts ?? 0
    await expect.poll(attempts, WAIT).toBeGreaterThan(0)
    expect((await stage.indexed()).has('t7')).toBe(false)
    expect(await attempts()).toBeLessThan(3)
    const found = []
    await expect.poll(async () => {
      found.push(await drift.check())
      return attempts()
    }, { timeout: 20_000, interval: 300 }).toBe(3)
    for (let round = 0; round < 4; round++) found.push(await drift.check())
    expect(found.filter((counts) => counts !== null && counts.size > 0)).toEqual([])
    expect(found.filter((counts) => counts !== null).length).toBeGreaterThan(5)
    expect([tries, await attempts()]).toEqual([3, 3])
    const versions = await stage.indexed()
    expect([versions.has('t7'), versions.size, [...versions.values()].every((version) => version === 1n)]).toEqual([false, RECORDS - 1, true])
    console.log(`poison record (${kind}): ${found.length} checks while it was tried, ${tries} tries`)
  })
})

describe('createDriftCheck', () => {
  it('an index that was emptied is not mended record by record', async () => {
    await filled('embedded')
    const engine = { ...stage.engine, stats: async () => ({ ...(await stage.engine.stats()), position: null, documents: 0 }) }
    const again = createDriftCheck({ database: stage.database, engine, indexer, log, seconds: 60 })
    expect(await again.check()).toBeNull()
    await expect.poll(() => indexer.isSteady(), WAIT).toBe(true)
    await expectAgreement()
  })
})

describeWithElasticsearch('createDriftCheck, with Elasticsearch changed by its own interface', () => {
  const document = (id: string, version: number) => ({ id, version, live: true, bucket: bucketOf(id), checksum: 1 })
  const bulk = async (operations: readonly (readonly [object, object?])[]): Promise<void> => {
    const body = operations.flatMap(([head, content]) => [JSON.stringify(head), ...(content ? [JSON.stringify(content)] : [])]).join('\n')
    const response = await fetch(`${stage.settings.ELASTICSEARCH_URL}/${stage.settings.KEYUAN_INDEX_PREFIX}-resources/_bulk?refresh=true`, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: `${body}\n` })
    const answer = (await response.json()) as { errors?: boolean }
    if (!response.ok || answer.errors !== false) throw new Error(JSON.stringify(answer).slice(0, 500))
  }

  it('finds 300 of 300 deleted, overwritten and alien documents, repairs them, and finds nothing more', async () => {
    await filled('elasticsearch')
    await bulk(names(0, 100).map((name) => [{ delete: { _id: `${NAMESPACE}:${name}` } }]))
    await bulk(names(100, 200).map((name, at) => [{ index: { _id: `${NAMESPACE}:${name}` } }, document(`${NAMESPACE}:${name}`, at % 2 ? 999_999_999_999 : 0)]))
    await bulk(names(0, 100).map((name) => [{ index: { _id: `${NAMESPACE}:alien-${name}` } }, document(`${NAMESPACE}:alien-${name}`, 5)]))
    expect(await drift.check()).toEqual(new Map([[NAMESPACE, { missing: 100, stale: 100, orphan: 100 }]]))
    await untilClean()
    await expectAgreement()
  })
})
