import { setTimeout as pause } from 'node:timers/promises'
import type { Executor } from '../../kit/database.ts'
import type { AskAs } from '../../kit/graph-client.ts'
import type { Log } from '../../kit/log.ts'
import { jsonLine } from '../formats/jsonl.ts'
import { advanceExport, type ExportRow, releaseExport } from '../repositories/exports.ts'
import { appendChunk, completeRowSet, rowSetsByIds } from '../repositories/row-sets.ts'
import type { ExportFailure } from '../tables/export.ts'
import { askPage, type Page } from './ask-page.ts'
import { askTotal } from './ask-total.ts'
import { limitsOf, tooManyRows } from './limits.ts'
import { addCuts } from './nested-cuts.ts'
import { type Purposes, purposeOf } from './purposes.ts'
import { hashOfRows } from './stored-rows.ts'

export interface SliceOptions {
  db: Executor & { transaction: <T>(work: (tx: Executor) => Promise<T>) => Promise<T> }
  askAs: AskAs
  /** Name of the worker: what it writes holds only while the export is leased to it. */
  lease: string
  log: Pick<Log, 'warn'>
  /** What becomes of walks that are for no file. */
  purposes: Purposes
  /** Says that it is time to stop; what was collected stays. */
  stopping: () => boolean
  sliceMs?: number
  /** Of the pause after the first failure of a page; each further one is twice as long. */
  retryMs?: number
}

/** Then others have their turn. */
const SLICE_MS = 8_000
const RETRY_MS = 1_000
/** Tries of one page, after which the export fails: it is complete or an error. */
const MOST_TRIES = 6
const HEARTBEAT_MS = 5_000
/** Of the time that a page took: what an export leaves to those who wait for an answer. */
const PAUSE_SHARE = 0.5
const MOST_PAUSE_MS = 1_000
/** After a page that was made smaller and came. */
const GROWTH = 1.25
const DAY_MS = 86_400_000

/** Raised where the export is no longer this worker's: cancelled, deleted, or taken over. */
class LostError extends Error {}

/** Goes on with an export for a while, page after page, then lets go of it. Everything that counts is in the database: whoever goes on later goes on exactly there. */
export const runSlice = async (options: SliceOptions, taken: ExportRow): Promise<void> => {
  const { db, lease, log } = options
  let lost = false
  let row = taken
  const alive = (): void => {
    advanceExport(db, taken.id, lease).then((row) => { lost ||= row === undefined }, (error: unknown) => log.warn({ export: taken.id, error: String(error) }, 'an export could not say that it is alive'))
  }
  const heart = setInterval(alive, HEARTBEAT_MS)
  try {
    row = await withTotal(options, taken)
    // From here on, so that every slice has at least one page.
    const until = performance.now() + (options.sliceMs ?? SLICE_MS)
    for (let pages = 0; !lost && !options.stopping() && (pages === 0 || performance.now() < until); pages += 1) {
      if (row.asOfEnd) return await complete(options, row, alive)
      const began = performance.now()
      const page = await askPage({ ...options, owner: askerOf(row), plan: row.plan, variables: row.variables, cursor: row.cursor, pageSize: row.pageSize })
      if (page.outcome !== 'ROWS') {
        const next = await failed(options, row, page)
        if (!next) return
        row = next
        continue
      }
      const took = performance.now() - began
      row = await keep(options, row, page, took)
      if (row.state !== 'RUNNING') return
      if (!row.asOfEnd) await pause(Math.min(MOST_PAUSE_MS, took * PAUSE_SHARE))
    }
    await releaseExport(db, taken.id, lease)
  } catch (error) {
    if (error instanceof LostError) return
    // A bug of ours or a database that is away: tried again as a page is, so that no export goes round for ever.
    await failed(options, row, { outcome: 'AGAIN', failure: BROKEN, degraded: [], smaller: true, wait: null }).catch(forgiveLost)
    throw error
  } finally {
    clearInterval(heart)
  }
}

/** Whose rights the graph is asked with. */
const askerOf = ({ owner, asAnybody }: ExportRow): string | null => (asAnybody ? null : owner)

const BROKEN: ExportFailure = { code: 'INTERNAL', message: '系统内部错误', messageEn: 'An error of ours', subgraph: null }

const forgiveLost = (error: unknown): null => {
  if (error instanceof LostError) return null
  throw error
}

const held = (row: ExportRow | undefined): ExportRow => {
  if (!row) throw new LostError()
  return row
}

/** Before its first page an export learns how many rows there are. */
const withTotal = async ({ db, askAs, lease }: SliceOptions, row: ExportRow): Promise<ExportRow> => {
  if (row.asOfStart || row.totalRows !== null) return row
  // A list that tells no total now is walked all the same.
  const total = await askTotal(askAs, askerOf(row), row.plan, row.variables).catch(() => null)
  return total === null ? row : held(await advanceExport(db, row.id, lease, { totalRows: total }))
}

/** A page and the cursor after it in one transaction: a page is kept once, whatever happens in between. */
const keep = async ({ db, lease, purposes }: SliceOptions, row: ExportRow, { rows, hidden, next, supergraph }: Extract<Page, { outcome: 'ROWS' }>, took: number): Promise<ExportRow> => {
  const now = new Date()
  const lines = rows.map(jsonLine).join('')
  const limits = limitsOf(row.owner, row.purpose)
  return db.transaction(async (tx) => {
    // First, since it says whether the export is still this worker's, and keeps whoever cancels or deletes it waiting.
    const advanced = held(await advanceExport(tx, row.id, lease, {
      cursor: next, attempts: 0, notBefore: null, pageSize: Math.min(row.plan.mostRows, Math.ceil(row.pageSize * GROWTH)), busyMs: row.busyMs + Math.round(took), cuts: addCuts(row.cuts, rows),
      ...(row.asOfStart ? {} : { asOfStart: now, supergraphStart: supergraph }), supergraphEnd: supergraph, ...(next === null ? { asOfEnd: now } : {}),
    }))
    const set = await appendChunk(tx, row.rowSet, { rows: rows.length, hidden, lines })
    const over = set.rows > limits.rows ? tooManyRows(row.owner, Math.max(set.rows, row.totalRows ?? 0), row.purpose) : set.bytes > limits.bytes ? tooLarge(limits.bytes) : null
    return over ? fail(tx, lease, purposes, advanced, { failure: { code: 'EXPORT_TOO_LARGE', message: over.zh, messageEn: over.en, subgraph: null } }) : advanced
  })
}

const tooLarge = (bytes: number): { zh: string; en: string } => ({ zh: `一次导出至多 ${bytes / 1e6} MB;请少选字段或分批导出`, en: `An export has ${bytes / 1e6} MB at most: ask for fewer fields, or export it in parts` })

/** Ends a walk that failed, and tells whatever it was for, in one transaction. */
const fail = async (tx: Executor, lease: string, purposes: Purposes, row: ExportRow, change: Partial<ExportRow> & { failure: ExportFailure }): Promise<ExportRow> => {
  const failed = held(await advanceExport(tx, row.id, lease, { ...change, state: 'FAILED', endedAt: new Date(), lease: null, leaseUntil: null }))
  await purposeOf(purposes, row)?.failed(tx, failed)
  return failed
}

/** After a page that did not come: the row to go on with at once, or null where this slice is over. */
const failed = async ({ db, lease, purposes, retryMs = RETRY_MS }: SliceOptions, row: ExportRow, page: Exclude<Page, { outcome: 'ROWS' }>): Promise<ExportRow | null> => {
  if (page.outcome === 'REFUSED') {
    await db.transaction((tx) => fail(tx, lease, purposes, row, { failure: page.failure }))
    return null
  }
  const degraded = [...new Set([...row.degraded, ...page.degraded])]
  const pageSize = page.smaller ? Math.max(1, Math.floor(row.pageSize / 2)) : row.pageSize
  if (page.wait !== null) {
    await releaseExport(db, row.id, lease, { notBefore: new Date(Date.now() + page.wait * 1_000) })
    return null
  }
  // What is too much for one page is no failure while a page can be smaller.
  if (page.failure.code === 'LIMIT_EXCEEDED' && row.pageSize > 1) return held(await advanceExport(db, row.id, lease, { pageSize, plan: { ...row.plan, mostRows: pageSize } }))
  const attempts = row.attempts + 1
  if (attempts >= MOST_TRIES) await db.transaction((tx) => fail(tx, lease, purposes, row, { failure: page.failure, attempts, degraded }))
  else await releaseExport(db, row.id, lease, { attempts, pageSize, degraded, notBefore: new Date(Date.now() + retryMs * 2 ** row.attempts) })
  return null
}

/** All rows are there: what the file's hash is, and it is done. */
const complete = async ({ db, lease, purposes }: SliceOptions, row: ExportRow, alive: () => void): Promise<void> => {
  const set = (await rowSetsByIds(db, [row.rowSet])).get(row.rowSet)
  if (!set) throw new LostError()
  const hash = await hashOfRows(db, set, alive)
  const settle = await purposeOf(purposes, row)?.completed(row, { ...set, hash }, alive)
  const now = new Date()
  await db.transaction(async (tx) => {
    await completeRowSet(tx, row.rowSet, hash)
    held(await advanceExport(tx, row.id, lease, { state: 'DONE', endedAt: now, expiresAt: new Date(now.getTime() + limitsOf(row.owner, row.purpose).keptDays * DAY_MS), lease: null, leaseUntil: null }))
    await settle?.(tx)
  })
}
