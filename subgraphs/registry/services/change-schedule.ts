import { removeWalksFor } from '../repositories/exports.ts'
import { changeSetsOf, type QueryRunRow, runUnderWay } from '../repositories/query-runs.ts'
import { condemnRowSets } from '../repositories/row-sets.ts'
import { savedQueriesByIds } from '../repositories/saved-queries.ts'
import { deleteSchedule as removeSchedule, holdSchedule, noteSchedule, type ScheduleRow, updateSchedule as writeSchedule } from '../repositories/schedules.ts'
import { visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, problem } from '../saved-queries/problem.ts'
import { beginRun } from '../schedules/begin-run.ts'
import { nextRun } from '../schedules/calendar.ts'
import { checkTimes, type GivenTimes } from '../schedules/check-times.ts'
import { mailProblem } from '../schedules/check-mail.ts'
import { newFeedKey, newMailKey, scheduleIds } from '../schedules/ids.ts'
import { checkVariables, refusedSchedule, type ScheduleOutcome } from './create-schedule.ts'
import { findSchedule } from './find-schedule.ts'
import type { UserError } from './read-submission.ts'
import { signedIn } from './save-query.ts'

export interface ScheduleIdInput { id: string; clientMutationId?: string | null }
type Given<T> = { [K in keyof T]?: T[K] | null | undefined }
export interface UpdateScheduleInput extends Given<GivenTimes>, ScheduleIdInput { expectedVersion: number; variables?: unknown; active?: boolean | null; notify?: { mail?: boolean | null } | null }

const RUN_AGAIN_MS = 600_000

const UNKNOWN = problem({ code: 'NOT_FOUND', zh: '没有这个定期运行', en: 'There is no such schedule', path: ['id'] })
const NO_QUERY = problem({ code: 'NOT_FOUND', zh: '保存的查询已删除,或您不再可见', en: 'The saved query is deleted, or no longer yours to see', path: ['id'] })
const UNDER_WAY = problem({ code: 'CONFLICT', zh: '正在运行,请等它结束', en: 'A run is under way: wait for its end', path: ['id'] })
const TOO_SOON = problem({ code: 'TOO_SOON', zh: '十分钟内至多手动运行一次', en: 'It runs once in ten minutes at most beside its times', path: ['id'] })

const conflict = (version: number): ScheduleOutcome => refusedSchedule(problem({ code: 'CONFLICT', zh: `定期运行已是版本 ${version},请据此修改`, en: `The schedule is of version ${version} now`, path: ['expectedVersion'] }))

const given = <T>(value: T | null | undefined, before: T): T => value ?? before
const timesOf = (row: ScheduleRow, input: UpdateScheduleInput): GivenTimes =>
  ({ cadence: given(input.cadence, row.cadence), weekday: given(input.weekday, row.weekday), dayOfMonth: given(input.dayOfMonth, row.dayOfMonth), hour: given(input.hour, row.hour) })

/** Changes what is given. One that is resumed begins to count failures anew, and runs at its next time. */
export const updateSchedule = async (context: RegistryContext, input: UpdateScheduleInput): Promise<ScheduleOutcome> => {
  const { runtime, viewer, now } = context
  signedIn(viewer)
  const row = await findSchedule(context, input.id)
  if (!row) return refusedSchedule(UNKNOWN)
  const times = checkTimes(timesOf(row, input))
  if (Array.isArray(times)) return refusedSchedule(...times)
  const { db } = runtime.database
  let variables = row.variables
  if (input.variables != null) {
    const query = (await savedQueriesByIds(db, [row.savedQuery], visibleTo(viewer))).get(row.savedQuery)
    if (!query || query.deletedAt) return refusedSchedule(NO_QUERY)
    const checked = await checkVariables(context, query, input.variables)
    if (Array.isArray(checked)) return refusedSchedule(...checked)
    variables = checked.variables
  }
  const mail = given(input.notify?.mail, row.mail)
  const unmailed = mail && !row.mail ? await mailProblem(runtime, row.owner) : null
  if (unmailed) return refusedSchedule(unmailed)
  const active = given(input.active, row.active)
  const changed = await writeSchedule(db, row.id, input.expectedVersion, { ...times, variables, active, mail, mailKey: row.mailKey ?? newMailKey(), ...(mail ? {} : { mailFault: null }), nextRunAt: nextRun(times, row.id, now), ...(active && !row.active ? { failures: 0 } : {}) })
  return changed ? { schedule: changed, errors: [] } : conflict(row.version)
}

/** Takes a schedule away with its runs, its alerts and every row that was kept for it; a run that is under way ends with it. */
export const deleteSchedule = async (context: RegistryContext, { id }: ScheduleIdInput): Promise<{ deletedId: string | null; errors: UserError[] }> => {
  signedIn(context.viewer)
  const row = await findSchedule(context, id)
  if (!row) return { deletedId: null, errors: [asUserError(UNKNOWN)] }
  await context.runtime.database.db.transaction(async (tx) => {
    // Whoever ends a run holds its walk first and the schedule after it: so does this. A run that begins in between ends by itself.
    const run = await runUnderWay(tx, row.id)
    const walked = await removeWalksFor(tx, 'RUN', run ? [run.id] : [])
    const held = await holdSchedule(tx, row.id)
    if (!held) return
    const sets = [...walked, ...(await changeSetsOf(tx, row.id)), ...(held.baseline === null ? [] : [held.baseline])]
    await removeSchedule(tx, row.id)
    await condemnRowSets(tx, sets)
  })
  return { deletedId: scheduleIds.idOf(row.id), errors: [] }
}

/** Begins a run beside the times of the schedule, which stay. */
export const runScheduleNow = async (context: RegistryContext, { id }: ScheduleIdInput): Promise<{ run: QueryRunRow | null; errors: UserError[] }> => {
  const { runtime, viewer, now } = context
  signedIn(viewer)
  const schedule = await findSchedule(context, id)
  if (!schedule) return { run: null, errors: [asUserError(UNKNOWN)] }
  if (await runUnderWay(runtime.database.db, schedule.id)) return { run: null, errors: [asUserError(UNDER_WAY)] }
  const isSoon = ({ askedAt }: ScheduleRow): boolean => askedAt !== null && now.getTime() - askedAt.getTime() < RUN_AGAIN_MS
  if (isSoon(schedule)) return { run: null, errors: [asUserError(TOO_SOON)] }
  const run = await beginRun(runtime, {
    schedule, now, note: () => ({ askedAt: now }),
    take: async (tx) => {
      const held = await holdSchedule(tx, schedule.id)
      return held && !isSoon(held) ? held : null
    },
  })
  return run ? { run, errors: [] } : { run: null, errors: [asUserError(UNDER_WAY)] }
}

/** Whoever has the address of before reads nothing more. */
export const renewFeedAddress = async (context: RegistryContext, { id }: ScheduleIdInput): Promise<ScheduleOutcome> => {
  signedIn(context.viewer)
  const row = await findSchedule(context, id)
  if (!row) return refusedSchedule(UNKNOWN)
  const feedKey = newFeedKey()
  await noteSchedule(context.runtime.database.db, row.id, { feedKey })
  return { schedule: { ...row, feedKey }, errors: [] }
}
