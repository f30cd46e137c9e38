import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/postgres.ts'
import { NotAllowedError, UnreachableError } from '../../kit/ask-as.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import type { AskAs, GraphAnswer } from '../../kit/graph-client.ts'
import { createLog } from '../../kit/log.ts'
import { migrate } from '../../kit/migrate.ts'
import { changeExport, claimExport, type ExportRow, exportsByIds, insertExport, type NewExport, removeExport } from '../repositories/exports.ts'
import { insertRowSet, rowSetsByIds } from '../repositories/row-sets.ts'
import { createExportWorker, type ExportWorker } from './export-worker.ts'
import type { Purposes } from './purposes.ts'
import { storedRows } from './stored-rows.ts'

const log = createLog('test', 'silent')
const SHAPE = { columns: [], explode: null, kept: { n: true as const }, uncitable: null }
const PLAN = { query: 'query($size: Int!, $after: String) { list }', operationName: null, path: 'list.edges.node', connection: 'list', paging: { size: 'size', after: 'after', pageInfo: 'pageInfo' }, total: null, mostRows: 10, limited: false }

let made: Awaited<ReturnType<typeof testDatabase>>
let database: Database
const workers: ExportWorker[] = []
/** Requests that the list answered, oldest first. */
let asked: { owner: string | null; after: string | null; size: number }[]

beforeAll(async () => {
  made = await testDatabase()
  database = openDatabase({ url: made.url, connections: 6, name: 'test' })
  await migrate(database.sql, 'registry', join(import.meta.dirname, '../migrations'))
})
afterAll(async () => {
  await database.close()
  await made.drop()
})
beforeEach(() => { asked = [] })
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await database.sql`delete from registry.export_job`
})

/** A list of numbers behind a cursor, as the graph would answer it. `before` may answer instead. */
const listOf = (length: () => number, before: (request: { owner: string | null; after: string | null; size: number }) => Promise<GraphAnswer | null> | GraphAnswer | null = () => null): AskAs =>
  async (owner, { variables }) => {
    const { size, after } = variables as { size: number; after: string | null }
    const instead = await before({ owner, after, size })
    if (instead) return instead
    asked.push({ owner, after, size })
    const from = after === null ? 0 : Number(after)
    const to = Math.min(length(), from + size)
    return { data: { list: { edges: Array.from({ length: to - from }, (_, at) => ({ node: { n: from + at } })), pageInfo: { hasNextPage: to < length(), endCursor: String(to) } } }, supergraph: 'v1' }
  }

const begin = async (more: Partial<NewExport> = {}): Promise<string> => {
  const now = new Date()
  const id = `export-${randomUUID()}`
  await insertExport(database.db, {
    id, owner: 'somebody', name: 'x', document: '', variables: {}, rowsPath: PLAN.path, plan: PLAN, rowSet: await insertRowSet(database.db, SHAPE, now), state: 'QUEUED', pageSize: 10, degraded: [], cuts: [],
    createdAt: now, expiresAt: new Date(now.getTime() + 60_000), ...more,
  })
  return id
}
const work = (askAs: AskAs, more: { sliceMs?: number; retryMs?: number; purposes?: Purposes } = {}): ExportWorker => {
  const worker = createExportWorker({ purposes: {}, database, askAs, log, idleMs: 10, retryMs: 5, ...more })
  workers.push(worker)
  worker.start()
  return worker
}
const row = async (id: string): Promise<ExportRow> => {
  const found = (await exportsByIds(database.db, [id])).get(id)
  if (!found) throw new Error(`no export ${id}`)
  return found
}
const until = async (id: string, is: (row: ExportRow) => boolean): Promise<ExportRow> => {
  await expect.poll(async () => is(await row(id)), { timeout: 20_000, interval: 10 }).toBe(true)
  return row(id)
}
const over = (id: string): Promise<ExportRow> => until(id, ({ state }) => state === 'DONE' || state === 'FAILED')
const numbers = async ({ rowSet }: ExportRow): Promise<unknown[]> => {
  const set = (await rowSetsByIds(database.db, [rowSet])).get(rowSet)
  const found: unknown[] = []
  if (set) for await (const each of storedRows(database.db, set)) found.push(each?.n)
  return found
}
const counted = (to: number): number[] => Array.from({ length: to }, (_, n) => n)
const fault = (code: string, more: Record<string, unknown> = {}): GraphAnswer => ({ data: null, errors: [{ message: '没有回答', extensions: { code, messageEn: 'no answer', ...more } }] })

describe('the export worker', () => {
  it('collects page after page to the last one, and the hash of what it collected', async () => {
    const id = await begin()
    work(listOf(() => 95))
    const done = await over(id)
    expect(done).toMatchObject({ state: 'DONE', attempts: 0, failure: null, supergraphStart: 'v1', lease: null })
    expect(await numbers(done)).toEqual(counted(95))
    expect(asked.map(({ after }) => after)).toEqual([null, '10', '20', '30', '40', '50', '60', '70', '80', '90'])
    expect((await rowSetsByIds(database.db, [done.rowSet])).get(done.rowSet)?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('goes on exactly where a worker was killed: with a page asked for but not kept, and with its lease still on', async () => {
    const id = await begin()
    let hang: () => void = () => undefined
    const hung = new Promise<void>((resolve) => { hang = resolve })
    const never = new Promise<GraphAnswer>(() => undefined)
    work(listOf(() => 45, ({ after }) => (after === '20' ? (hang(), never) : null)))
    await hung
    // It takes up nothing more and never hears of its page: its process is gone.
    for (const gone of workers.splice(0)) void gone.stop()
    await database.sql`update registry.export_job set lease = 'a worker that is gone', lease_until = now() - interval '1 second' where id = ${id}`
    work(listOf(() => 45))
    expect(await numbers(await over(id))).toEqual(counted(45))
    expect(asked.map(({ after }) => after)).toEqual([null, '10', '20', '30', '40'])
  })

  it('keeps nothing of a worker that lost its export to another one', async () => {
    const id = await begin()
    const rival = 'another worker'
    work(listOf(() => 45, async ({ after }) => {
      if (after === '20') await database.sql`update registry.export_job set lease = ${rival}, lease_until = now() + interval '1 minute' where id = ${id}`
      return null
    }))
    await until(id, ({ lease }) => lease === rival)
    await expect.poll(() => asked.length).toBe(3)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await numbers(await row(id))).toEqual(counted(20))
  })

  it('several workers share the work: no page is kept twice, slices change hands', async () => {
    const ids = await Promise.all([begin({ owner: 'a' }), begin({ owner: 'b' }), begin({ owner: 'c' })])
    for (let n = 0; n < 3; n += 1) work(listOf(() => 200), { sliceMs: 1 })
    for (const id of ids) expect(await numbers(await over(id))).toEqual(counted(200))
  })

  it('gives each owner a turn: one with many exports does not keep another one waiting', async () => {
    const many = [await begin({ owner: 'greedy' }), await begin({ owner: 'greedy' }), await begin({ owner: 'greedy' })]
    const other = await begin({ owner: 'modest' })
    work(listOf(() => 300), { sliceMs: 1 })
    await over(other)
    const states = await Promise.all(many.map(async (id) => (await row(id)).state))
    expect(states.filter((state) => state === 'DONE').length).toBeLessThanOrEqual(1)
    await Promise.all(many.map(over))
  })

  it('stops where it is cancelled and goes on from there', async () => {
    const id = await begin()
    const askAs = listOf(() => 60, async ({ after }) => {
      if (after === '30') await changeExport(database.db, id, ['RUNNING'], { state: 'CANCELLED', lease: null, leaseUntil: null })
      return null
    })
    work(askAs)
    const cancelled = await until(id, ({ state }) => state === 'CANCELLED')
    await expect.poll(() => asked.length).toBe(4)
    expect(await numbers(cancelled)).toEqual(counted(30))
    await Promise.all(workers.splice(0).map((worker) => worker.stop()))
    await changeExport(database.db, id, ['CANCELLED'], { state: 'QUEUED' })
    work(listOf(() => 60))
    expect(await numbers(await over(id))).toEqual(counted(60))
  })

  it('asks a page again that a subgraph did not answer, and fails with its name where it never does: complete or an error', async () => {
    let failures = 0
    const passing = await begin()
    work(listOf(() => 30, ({ after }) => (after === '10' && failures++ < 3 ? fault('SUBGRAPH_UNAVAILABLE', { subgraph: 'literature' }) : after === '20' && failures++ < 5 ? { data: { list: { edges: [], pageInfo: { hasNextPage: false } } }, extensions: { degraded: [{ subgraph: 'platforms', code: 'SUBGRAPH_TIMEOUT' }] } } : null)))
    const done = await over(passing)
    expect(done.state).toBe('DONE')
    expect((await numbers(done)).sort((a, b) => Number(a) - Number(b))).toEqual(counted(30))
    expect(done.degraded).toEqual(['platforms'])
    await Promise.all(workers.splice(0).map((worker) => worker.stop()))

    const failing = await begin()
    work(listOf(() => 30, ({ after }) => (after === '10' ? fault('SUBGRAPH_UNAVAILABLE', { subgraph: 'literature' }) : null)))
    const failed = await over(failing)
    expect(failed).toMatchObject({ state: 'FAILED', failure: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'literature', messageEn: 'no answer' }, cursor: '10' })
    expect((await rowSetsByIds(database.db, [failed.rowSet])).get(failed.rowSet)?.hash).toBeNull()
  })

  it.each(['FORBIDDEN', 'QUERY_INVALID', 'BAD_CURSOR', 'BAD_INPUT'])('does not ask again after %s', async (code) => {
    const id = await begin()
    let calls = 0
    work(async () => { calls += 1; return fault(code) })
    expect(await over(id)).toMatchObject({ state: 'FAILED', failure: { code } })
    expect(calls).toBe(1)
  })

  it('fails at once where its owner may not ask any more', async () => {
    const id = await begin()
    work(async () => { throw new NotAllowedError('suspended') })
    expect(await over(id)).toMatchObject({ state: 'FAILED', failure: { code: 'UNAUTHENTICATED' } })
  })

  it('waits for a gateway that is away and for a budget that refills, however often: that is no failure', async () => {
    const id = await begin()
    let calls = 0
    work(listOf(() => 20, () => {
      calls += 1
      if (calls === 1) throw new UnreachableError('nobody listens')
      return calls < 9 ? fault('RATE_LIMITED', { retryAfterSeconds: 0.01 }) : null
    }))
    expect(await over(id)).toMatchObject({ state: 'DONE', attempts: 0 })
  })

  it('makes pages smaller where one is too much', async () => {
    const id = await begin()
    work(listOf(() => 40, ({ size }) => (size > 3 ? fault('LIMIT_EXCEEDED') : null)))
    const done = await over(id)
    expect(done).toMatchObject({ state: 'DONE', pageSize: 2 })
    expect(await numbers(done)).toEqual(counted(40))
  })

  it('makes pages smaller where a subgraph was too slow for one, and larger again afterwards', async () => {
    const id = await begin()
    let slow = 2
    work(listOf(() => 200, ({ size }) => (size > 5 && slow-- > 0 ? fault('SUBGRAPH_TIMEOUT', { subgraph: 'literature' }) : null)))
    expect(await numbers(await over(id))).toEqual(counted(200))
    expect(asked[0]?.size).toBe(5)
    expect(asked.at(-1)?.size).toBe(10)
  })

  it('fails where a list gives the same page for ever, and where what it belongs to is gone', async () => {
    const [loop, gone] = [await begin({ owner: 'loop' }), await begin({ owner: 'gone' })]
    work(async (owner) => (owner === 'gone' ? { data: { list: null } } : { data: { list: { edges: [{ node: { n: 1 } }], pageInfo: { hasNextPage: true, endCursor: 'same' } } } }))
    expect(await over(loop)).toMatchObject({ state: 'FAILED', failure: { code: 'BAD_CURSOR' } })
    expect(await over(gone)).toMatchObject({ state: 'FAILED', failure: { code: 'NOT_FOUND' } })
  })

  it('fails where there are more rows than an export may have', async () => {
    const id = await begin({ owner: null, pageSize: 6_000, plan: { ...PLAN, mostRows: 6_000 } })
    work(listOf(() => 12_000))
    expect(await over(id)).toMatchObject({ state: 'FAILED', failure: { code: 'EXPORT_TOO_LARGE' } })
  })

  it('follows a list that grows and shrinks while it is walked: by cursor, each row once', async () => {
    const id = await begin()
    let length = 35
    work(listOf(() => length, ({ after }) => {
      if (after === '20') length = 42
      return null
    }))
    expect(await numbers(await over(id))).toEqual(counted(42))
  })

  it('counts hidden rows and rows whose nested lists are cut', async () => {
    const id = await begin()
    work(async () => ({ data: { list: { edges: [{ node: null }, { node: { n: 1, inner: { pageInfo: { hasNextPage: true } } } }, { node: { n: 2, inner: { pageInfo: { hasNextPage: false } } } }], pageInfo: { hasNextPage: false, endCursor: 'c' } } } }))
    const done = await over(id)
    expect(done.cuts).toEqual([{ path: 'inner', rows: 1 }])
    expect((await rowSetsByIds(database.db, [done.rowSet])).get(done.rowSet)).toMatchObject({ rows: 3, hidden: 1 })
  })

  it('removes what is past its date, rows and all, piece by piece', async () => {
    const id = await begin()
    work(listOf(() => 5_000))
    const { rowSet } = await over(id)
    await database.sql`update registry.export_job set expires_at = now() - interval '1 second' where id = ${id}`
    expect((await exportsByIds(database.db, [id])).size).toBe(0)
    expect(await claimExport(database.db, 'x')).toBeNull()
    await Promise.all(workers.splice(0).map((worker) => worker.stop()))
    work(listOf(() => 0))
    await expect.poll(async () => (await rowSetsByIds(database.db, [rowSet])).size, { timeout: 20_000 }).toBe(0)
    expect(await database.sql`select 1 from registry.row_chunk where row_set = ${String(rowSet)}`).toEqual([])
  })
})

describe('a walk that is for no file', () => {
  const heard: string[] = []
  const purposes: Purposes = {
    FREEZE: {
      completed: async (walk, { hash, rows }) => {
        heard.push(`completed ${walk.subject} ${rows} ${hash.length}`)
        return async (tx) => {
          await removeExport(tx, walk.id)
          heard.push('settled')
        }
      },
      failed: async (tx, { id, subject, failure }) => {
        await removeExport(tx, id)
        heard.push(`failed ${subject} ${failure?.code}`)
      },
    },
  }
  const over = async (id: string): Promise<void> => {
    await expect.poll(async () => (await database.sql`select 1 from registry.export_job where id = ${id}`).length, { timeout: 10_000 }).toBe(0)
  }
  beforeEach(() => { heard.length = 0 })

  it('is no export; whatever it is for takes over its rows, and it goes', async () => {
    const id = await begin({ purpose: 'FREEZE', subject: 's1' })
    expect((await exportsByIds(database.db, [id])).size).toBe(0)
    work(listOf(() => 25), { purposes })
    await over(id)
    expect(heard).toEqual(['completed s1 25 64', 'settled'])
  })

  it('asks as anybody where what is made of it is for everybody', async () => {
    const id = await begin({ purpose: 'FREEZE', subject: 's2', asAnybody: true })
    work(listOf(() => 5), { purposes })
    await over(id)
    expect(asked.map(({ owner }) => owner)).toEqual([null])
  })

  it('tells why its rows cannot be had, also when all its time has passed', async () => {
    const refused = await begin({ purpose: 'FREEZE', subject: 's3' })
    work(listOf(() => 5, () => ({ errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] })), { purposes })
    await over(refused)
    const late = await begin({ purpose: 'FREEZE', subject: 's4', expiresAt: new Date(Date.now() - 1_000) })
    work(listOf(() => 5), { purposes })
    await over(late)
    expect(heard).toEqual(['failed s3 FORBIDDEN', 'failed s4 TIMEOUT'])
  })
})
