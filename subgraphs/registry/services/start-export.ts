import { ANONYMOUS, limitsOf, SIGNED_IN, tooManyRows } from '../exports/limits.ts'
import { askTotal } from '../exports/ask-total.ts'
import { type ExportInput, readExport } from '../exports/read-export.ts'
import { exportByMutation, type ExportRow, lockOwner, ownedNow } from '../repositories/exports.ts'
import { savedQueriesByIds } from '../repositories/saved-queries.ts'
import { visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, type Problem, problem } from '../saved-queries/problem.ts'
import { beginWalk } from './begin-walk.ts'
import type { UserError } from './read-submission.ts'

export interface StartExportInput extends ExportInput { savedQuery?: string | null; clientMutationId?: string | null }
export interface ExportOutcome { export: ExportRow | null; errors: UserError[] }


const refused = (...problems: Problem[]): ExportOutcome => ({ export: null, errors: problems.map(asUserError) })

export const tooMany = (owner: string | null): Problem => owner === null
  ? problem({ code: 'EXPORTS_BUSY', zh: `未登录者的导出同时至多 ${ANONYMOUS.active} 个,现已满;请稍后再试,或登录`, en: `Exports of those who are not signed in are ${ANONYMOUS.active} at once, which there are: try again later, or sign in`, path: [] })
  : problem({ code: 'EXPORTS_BUSY', zh: `同时至多 ${SIGNED_IN.active} 个导出;请等一个结束,或停下一个`, en: `${SIGNED_IN.active} exports at once are the most: wait for one to end, or stop one`, path: [] })

const full = (bytes: number): Problem => problem({ code: 'EXPORTS_FULL', zh: `保留的导出已超过 ${bytes / 1e9} GB;请先删除一些`, en: `Your exports are more than ${bytes / 1e9} GB: delete some first`, path: [] })

/** Begins an export, or answers with the one that the same mutation began before. The total is asked first, so that what is too much is refused at once. */
export const startExport = async (context: RegistryContext, input: StartExportInput): Promise<ExportOutcome> => {
  const { runtime, viewer, now } = context
  const owner = viewer.id ?? null
  const mutation = input.clientMutationId && owner !== null ? `${owner} ${input.clientMutationId}` : null
  const before = mutation === null ? null : await exportByMutation(runtime.database.db, mutation)
  if (before) return { export: before, errors: [] }
  const read = readExport((await runtime.currentApi()).api, input)
  if (read.problems) return refused(...read.problems)
  if (input.savedQuery != null && !(await savedQueriesByIds(runtime.database.db, [input.savedQuery], visibleTo(viewer))).has(input.savedQuery)) {
    return refused(problem({ code: 'NOT_FOUND', zh: '没有这个保存的查询', en: 'There is no such saved query', path: ['savedQuery'] }))
  }
  const limits = limitsOf(owner)
  // Where the total cannot be had now, the walk itself finds out.
  const totalRows = await askTotal(runtime.askAs, owner, read.plan, read.variables).catch(() => null)
  if (totalRows !== null && totalRows > limits.rows) return refused(problem({ code: 'EXPORT_TOO_LARGE', ...tooManyRows(owner, totalRows), path: ['document'] }))
  const outcome = await runtime.database.db.transaction(async (tx): Promise<ExportOutcome> => {
    await lockOwner(tx, owner)
    const held = await ownedNow(tx, owner)
    if (held.active >= limits.active) return refused(tooMany(owner))
    if (held.bytes >= limits.keptBytes) return refused(full(limits.keptBytes))
    const row = await beginWalk(tx, { owner, read, input, savedQuery: input.savedQuery ?? null, totalRows, mutation }, now)
    return { export: row ?? (await exportByMutation(tx, mutation ?? '')), errors: [] }
  })
  runtime.exports.wake()
  return outcome
}
