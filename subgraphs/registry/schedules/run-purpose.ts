import type { Database, Executor } from '../../kit/database.ts'
import { CHANGE_KINDS, type Difference, differenceOf, mayHaveMissed, type RowChange, storeChanges } from '../exports/difference.ts'
import type { Purpose } from '../exports/purposes.ts'
import { type ExportRow, removeExport } from '../repositories/exports.ts'
import { forgetChanges, type QueryRunRow, removeOldRuns, runsByIds, updateRun } from '../repositories/query-runs.ts'
import { condemnRowSets, type RowSetRow, rowSetsByIds } from '../repositories/row-sets.ts'
import { holdSchedule, noteSchedule, type ScheduleRow, schedulesByIds } from '../repositories/schedules.ts'
import { beginWalk } from '../services/begin-walk.ts'
import type { ExportFailure } from '../tables/export.ts'
import type { KeptChanges } from '../tables/schedule.ts'
import { failRun } from './fail-run.ts'
import { raiseAlert } from './raise-alert.ts'

/** Runs whose changes are kept, and runs that are kept at all. */
const KEPT_CHANGES = 30
const KEPT_RUNS = 400
/** Walks of a list that moves while it is read. */
const MOST_WALKS = 3

const MOVED: ExportFailure = {
  code: 'CONFLICT', message: `列表在读取时一直在变动,读了 ${MOST_WALKS} 次仍不完整;请改用稳定的排序,如按题名`, subgraph: null,
  messageEn: `The list moved each time that it was read, ${MOST_WALKS} times: sort it by what does not change, such as the title`,
}
const INTERNAL: ExportFailure = { code: 'INTERNAL', message: '系统内部错误', messageEn: 'An error of ours', subgraph: null }

const countOf = (changes: readonly RowChange[]): KeptChanges => Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, changes.filter((change) => change.kind === kind).length])) as unknown as KeptChanges

/** What becomes of the walk of a run: its rows are compared with those of the last good run, and are what the next one is compared with. */
export const runPurpose = ({ db }: Database): Purpose => {
  /** Null where the schedule was deleted in the moment in which the run began. */
  const found = async (walk: ExportRow): Promise<{ run: QueryRunRow; schedule: ScheduleRow } | null> => {
    const run = (await runsByIds(db, [walk.subject ?? ''])).get(walk.subject ?? '')
    const schedule = run && (await schedulesByIds(db, [run.schedule])).get(run.schedule)
    return run && schedule ? { run, schedule } : null
  }
  const giveUp = async (tx: Executor, walk: ExportRow): Promise<void> => {
    await removeExport(tx, walk.id)
    await condemnRowSets(tx, [walk.rowSet])
  }

  const completed: Purpose['completed'] = async (walk, set, alive) => {
    const known = await found(walk)
    if (!known) return (tx) => giveUp(tx, walk)
    const { run, schedule } = known
    const before = schedule.baseline !== null && schedule.baselineQuery === run.query ? (await rowSetsByIds(db, [schedule.baseline])).get(schedule.baseline) : undefined
    const difference = before ? await differenceOf(db, before, set, alive) : null
    return async (tx) => {
      const now = new Date()
      const held = await holdSchedule(tx, schedule.id)
      if (!held || held.baseline !== schedule.baseline) throw new Error(`the schedule ${schedule.id} has changed while its rows were compared`)
      await removeExport(tx, walk.id)
      if (mayHaveMissed(walk, set, difference)) return again(tx, held, run, walk, set, now)
      await settle(tx, { schedule: held, run, walk, set, difference, now })
    }
  }

  const failed: Purpose['failed'] = async (tx, walk) => {
    const run = (await found(walk))?.run
    const schedule = run && (await holdSchedule(tx, run.schedule))
    await giveUp(tx, walk)
    if (run && schedule) await failRun(tx, schedule, run, walk.failure ?? INTERNAL, new Date())
  }
  return { completed, failed }
}

const again = async (tx: Executor, schedule: ScheduleRow, run: QueryRunRow, walk: ExportRow, set: RowSetRow, now: Date): Promise<void> => {
  await condemnRowSets(tx, [set.id])
  if (run.walks >= MOST_WALKS) return failRun(tx, schedule, run, MOVED, now)
  await updateRun(tx, run.id, { walks: run.walks + 1 })
  await beginWalk(tx, {
    owner: walk.owner, input: walk, savedQuery: walk.savedQuery, totalRows: null, purpose: 'RUN', subject: run.id,
    read: { plan: walk.plan, shape: set.shape, pageSize: walk.plan.mostRows, variables: walk.variables, name: walk.name },
  }, now)
}

interface Settled { schedule: ScheduleRow; run: QueryRunRow; walk: ExportRow; set: RowSetRow & { hash: string }; difference: Difference | null; now: Date }

const settle = async (tx: Executor, { schedule, run, walk, set, difference, now }: Settled): Promise<void> => {
  const changes = difference?.changes ?? []
  await updateRun(tx, run.id, {
    state: 'DONE', endedAt: now, first: difference === null, rows: set.rows, added: difference?.added ?? null, changed: difference?.changed ?? null, gone: difference?.gone ?? null, same: difference?.same ?? null,
    hash: set.hash, supergraph: walk.supergraphEnd, asOf: walk.asOfEnd, degraded: walk.degraded, changes: await storeChanges(tx, set, changes, now), kept: countOf(changes),
  })
  await noteSchedule(tx, schedule.id, { baseline: set.id, baselineQuery: run.query, failures: 0 })
  await condemnRowSets(tx, [...(schedule.baseline === null ? [] : [schedule.baseline]), ...(await forgetChanges(tx, schedule.id, KEPT_CHANGES))])
  await removeOldRuns(tx, schedule.id, KEPT_RUNS)
  if (changes.length > 0) await raiseAlert(tx, schedule, run, 'CHANGES', now)
}
