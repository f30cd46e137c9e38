import type { Executor } from '../../kit/database.ts'
import { insertRun, type QueryRunRow, runUnderWay } from '../repositories/query-runs.ts'
import { noteSchedule, type ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { beginWalk } from '../services/begin-walk.ts'
import { nextRun } from './calendar.ts'
import { failRun } from './fail-run.ts'
import { runIds } from './ids.ts'
import { readScheduled, type Scheduled } from './read-scheduled.ts'

export interface BeginRun {
  schedule: ScheduleRow
  /** Holds the schedule for the transaction; null where it is no longer to be begun. */
  take: (tx: Executor) => Promise<ScheduleRow | null>
  /** What is noted of the schedule with it. */
  note: (taken: ScheduleRow) => Parameters<typeof noteSchedule>[2]
  now: Date
}

/** Of a schedule at its time: whatever was missed meanwhile, the next time is after now. */
export const movedOn = (now: Date) => (taken: ScheduleRow) => ({ nextRunAt: nextRun(taken, taken.id, now) })

/**
 * Begins a run, in one transaction with whatever is noted of its schedule: it is begun once, whichever processes try. Null where it is under way already, or was
 * taken or changed meanwhile. Throws where the graph cannot be asked, which changes nothing.
 */
export const beginRun = async (runtime: Pick<RegistryRuntime, 'database' | 'askAs' | 'currentApi' | 'exports'>, { schedule, take, note, now }: BeginRun): Promise<QueryRunRow | null> => {
  // No question to the graph within a transaction.
  const scheduled = await readScheduled(runtime, schedule)
  const run = await runtime.database.db.transaction(async (tx) => {
    const taken = await take(tx)
    if (taken?.version !== schedule.version) return null
    await noteSchedule(tx, taken.id, note(taken))
    return (await runUnderWay(tx, taken.id)) ? null : begun(tx, taken, scheduled, now)
  })
  if (run) runtime.exports.wake()
  return run
}

const begun = async (tx: Executor, schedule: ScheduleRow, scheduled: Scheduled, now: Date): Promise<QueryRunRow> => {
  const row = { id: runIds.newLocal(), schedule: schedule.id, startedAt: now, degraded: [] }
  if (scheduled.failure) {
    const failed = await insertRun(tx, { ...row, state: 'FAILED' })
    await failRun(tx, schedule, failed, scheduled.failure, now)
    return { ...failed, endedAt: now, failure: scheduled.failure }
  }
  const { read, row: saved, query } = scheduled
  const run = await insertRun(tx, { ...row, state: 'RUNNING', query })
  await noteSchedule(tx, schedule.id, { name: saved.name, nameEn: saved.nameEn })
  await beginWalk(tx, { owner: schedule.owner, read, input: saved, savedQuery: saved.id, totalRows: null, purpose: 'RUN', subject: run.id }, now)
  return run
}
