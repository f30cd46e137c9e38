import { randomUUID } from 'node:crypto'
import type { Database } from '../../kit/database.ts'
import type { AskAs } from '../../kit/graph-client.ts'
import type { Log } from '../../kit/log.ts'
import { Loop } from '../../kit/loop.ts'
import type { ExportFailure } from '../tables/export.ts'
import { claimExport, overdueWalks, removeExpired } from '../repositories/exports.ts'
import { condemnRowSets, removeCondemned } from '../repositories/row-sets.ts'
import { purposeOf } from './purposes.ts'
import { runSlice, type SliceOptions } from './run-slice.ts'

export interface ExportWorker {
  start(): void
  /** There is work now. */
  wake(): void
  /** Resolves when the pages under way are over; their exports go on where another worker takes them up. */
  stop(): Promise<void>
}

export interface ExportWorkerOptions extends Pick<SliceOptions, 'purposes' | 'sliceMs' | 'retryMs'> {
  database: Database
  askAs: AskAs
  log: Log
  idleMs?: number
}

/** Exports that one process works on at a time. */
const LANES = 2
const IDLE_MS = 1_000
const SWEEP_MS = 60_000
const SWEPT_AT_ONCE = 20
/** A statement has fifteen seconds, and one set may be thousands of chunks. */
const CHUNKS_AT_ONCE = 200

const OVERDUE: ExportFailure = { code: 'TIMEOUT', message: '一直没能取完', messageEn: 'The rows could not be had in all that time', subgraph: null }

/** Works on exports from its start until it is stopped, and removes those past their date. Several processes share the work: each export is leased to one at a time. */
export const createExportWorker = ({ database, askAs, log, idleMs = IDLE_MS, ...slice }: ExportWorkerOptions): ExportWorker => {
  let stopping = false
  const db = database.db as unknown as SliceOptions['db']
  const lane = (): Loop => {
    const lease = randomUUID()
    return new Loop({
      log, idleMs,
      step: async () => {
        const row = await claimExport(db, lease)
        if (row) await runSlice({ ...slice, db, askAs, lease, log, stopping: () => stopping }, row)
        return row !== null
      },
      onError: (error) => log.error({ err: cause(error) }, 'an export could not go on; it is tried again'),
    })
  }
  const sweep = new Loop({
    log, idleMs: SWEEP_MS,
    step: async () => {
      const expired = await db.transaction(async (tx) => {
        for (const walk of await overdueWalks(tx, SWEPT_AT_ONCE)) await purposeOf(slice.purposes, walk)?.failed(tx, { ...walk, failure: OVERDUE })
        const sets = await removeExpired(tx, SWEPT_AT_ONCE)
        await condemnRowSets(tx, sets)
        return sets.length
      })
      return (await removeCondemned(db, CHUNKS_AT_ONCE)) || expired === SWEPT_AT_ONCE
    },
    onError: (error) => log.error({ err: cause(error) }, 'exports past their date could not be removed'),
  })
  const lanes = Array.from({ length: LANES }, lane)
  const loops = [...lanes, sweep]
  return {
    start: () => {
      for (const loop of loops) loop.start()
    },
    wake: () => {
      for (const each of lanes) each.wake()
    },
    stop: async () => {
      stopping = true
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}

/** The query builder's error repeats all parameters, people's queries among them: what PostgreSQL said is enough. */
const cause = (error: unknown): unknown => (error instanceof Error && error.cause instanceof Error ? error.cause : error)
