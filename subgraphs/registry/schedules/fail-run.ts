import type { Executor } from '../../kit/database.ts'
import { type QueryRunRow, updateRun } from '../repositories/query-runs.ts'
import { noteSchedule, type ScheduleRow } from '../repositories/schedules.ts'
import type { ExportFailure } from '../tables/export.ts'
import type { AlertKind } from '../tables/schedule.ts'
import { raiseAlert } from './raise-alert.ts'

/** Told at once, and then not again until it is paused: these do not pass by themselves. */
const LASTING = new Set(['NOT_FOUND', 'QUERY_INVALID', 'UNAUTHENTICATED', 'FORBIDDEN'])
const FAILING_AFTER = 3
const PAUSED_AFTER = 5

const alertOf = (failures: number, { code }: ExportFailure): AlertKind | null => {
  if (failures >= PAUSED_AFTER) return 'PAUSED'
  if (failures === 1 && LASTING.has(code)) return 'BROKEN'
  return failures === FAILING_AFTER && !LASTING.has(code) ? 'FAILING' : null
}

/** Ends a run that failed, in the transaction that holds its schedule: the rows of the last good run stay what the next one is compared with. */
export const failRun = async (tx: Executor, schedule: ScheduleRow, run: Pick<QueryRunRow, 'id'>, failure: ExportFailure, now: Date): Promise<void> => {
  const failures = schedule.failures + 1
  await updateRun(tx, run.id, { state: 'FAILED', endedAt: now, failure })
  await noteSchedule(tx, schedule.id, { failures, ...(failures >= PAUSED_AFTER ? { active: false } : {}) })
  const kind = alertOf(failures, failure)
  if (kind) await raiseAlert(tx, schedule, run, kind, now)
}
