import { askTotal } from '../exports/ask-total.ts'
import { KEPT_ROWS, tooManyRows } from '../exports/limits.ts'
import { savedQueriesByIds, type SavedQueryRow } from '../repositories/saved-queries.ts'
import { countSchedules, insertSchedule, lockSchedulesOf, scheduleByMutation, type ScheduleRow } from '../repositories/schedules.ts'
import { visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, type Problem, problem } from '../saved-queries/problem.ts'
import { nextRun } from '../schedules/calendar.ts'
import { checkTimes, type GivenTimes } from '../schedules/check-times.ts'
import { mailProblem } from '../schedules/check-mail.ts'
import { newFeedKey, newMailKey, scheduleIds } from '../schedules/ids.ts'
import { readRows } from '../schedules/read-scheduled.ts'
import type { UserError } from './read-submission.ts'
import { mutationOf, signedIn } from './save-query.ts'

export interface CreateScheduleInput extends GivenTimes { savedQuery: string; variables?: unknown; notify?: { mail?: boolean | null } | null; clientMutationId?: string | null }
export interface ScheduleOutcome { schedule: ScheduleRow | null; errors: UserError[] }

const MOST_SCHEDULES = 50

export const refusedSchedule = (...problems: Problem[]): ScheduleOutcome => ({ schedule: null, errors: problems.map(asUserError) })

const NO_QUERY = problem({ code: 'NOT_FOUND', zh: '没有这个保存的查询', en: 'There is no such saved query', path: ['savedQuery'] })
const NO_ROWS = problem({ code: 'ROWS_UNKNOWN', zh: '此查询没有行,不能比较;请修改查询,指明作为行的列表', en: 'The query has no rows to compare: change it, and name the list that is its rows', path: ['savedQuery'] })
const BROKEN = problem({ code: 'QUERY_INVALID', zh: '此查询现在不能运行,须先由其所有者修改', en: 'The query cannot run now: its owner has to change it first', path: ['savedQuery'] })
const TOO_MANY = problem({ code: 'TOO_MANY', zh: `每人至多 ${MOST_SCHEDULES} 个定期运行;请先删除一些`, en: `A person has ${MOST_SCHEDULES} schedules at most: delete some first`, path: [] })

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: unknown): boolean => value == null || value === '' || (Array.isArray(value) && value.length === 0)

/** As the page and the address of the query have it: a parameter that is not given has its default, one that is null has none. */
const withDefaults = ({ parameters }: SavedQueryRow, given: Record<string, unknown>): Record<string, unknown> =>
  ({ ...Object.fromEntries(parameters.flatMap(({ name, default: otherwise }) => (isEmpty(otherwise) ? [] : [[name, otherwise]]))), ...given })

/** Variables for a query that runs by itself, or why it cannot with them. Where the total cannot be had now, the first run finds out. */
export const checkVariables = async ({ runtime, viewer }: RegistryContext, row: SavedQueryRow, given: unknown): Promise<{ variables: Record<string, unknown> } | Problem[]> => {
  if (!isObject(given ?? {})) return [problem({ code: 'VARIABLES_INVALID', zh: '变量应为 JSON 对象', en: 'Variables are a JSON object', path: ['variables'] })]
  const variables = withDefaults(row, (given ?? {}) as Record<string, unknown>)
  const read = readRows((await runtime.currentApi()).api, row, variables)
  if (read.problems) return read.problems
  const total = await askTotal(runtime.askAs, viewer.id ?? null, read.plan, read.variables).catch(() => null)
  return total !== null && total > KEPT_ROWS ? [problem({ code: 'EXPORT_TOO_LARGE', ...tooManyRows(viewer.id ?? null, total, 'RUN'), path: ['variables'] })] : { variables }
}

/** A query that the viewer may see, and that can run by itself. */
const schedulable = async ({ runtime, viewer }: RegistryContext, id: string): Promise<SavedQueryRow | Problem> => {
  const row = (await savedQueriesByIds(runtime.database.db, [id], visibleTo(viewer))).get(id)
  if (!row || row.deletedAt) return NO_QUERY
  if (row.rows === null) return NO_ROWS
  return row.brokenAt ? BROKEN : row
}

/** Lets a saved query run by itself from its next time on, or answers with the schedule that the same mutation made before. */
export const createSchedule = async (context: RegistryContext, input: CreateScheduleInput): Promise<ScheduleOutcome> => {
  const { runtime, viewer, now } = context
  const { db } = runtime.database
  const owner = signedIn(viewer)
  const mutation = mutationOf(viewer, 'createSchedule', input.clientMutationId)
  const before = mutation === null ? null : await scheduleByMutation(db, mutation)
  if (before) return { schedule: before, errors: [] }
  const times = checkTimes(input)
  const query = await schedulable(context, input.savedQuery)
  if (Array.isArray(times)) return refusedSchedule(...times)
  if ('code' in query) return refusedSchedule(query)
  const checked = await checkVariables(context, query, input.variables)
  if (Array.isArray(checked)) return refusedSchedule(...checked)
  const mail = input.notify?.mail ?? false
  const unmailed = mail ? await mailProblem(runtime, owner) : null
  if (unmailed) return refusedSchedule(unmailed)
  const id = scheduleIds.newLocal()
  return db.transaction(async (tx) => {
    await lockSchedulesOf(tx, owner)
    if ((await countSchedules(tx, owner)) >= MOST_SCHEDULES) return refusedSchedule(TOO_MANY)
    const row = await insertSchedule(tx, {
      id, owner, savedQuery: query.id, name: query.name, nameEn: query.nameEn, variables: checked.variables, ...times, active: true, nextRunAt: nextRun(times, id, now),
      feedKey: newFeedKey(), mail, mailKey: newMailKey(), version: 1, createdAt: now, mutation,
    })
    return { schedule: row ?? (await scheduleByMutation(tx, mutation ?? '')), errors: [] }
  })
}
