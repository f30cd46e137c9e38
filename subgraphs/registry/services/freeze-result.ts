import { isText } from '../../../schema/check-document.ts'
import { unguessable } from '../../kit/unguessable.ts'
import { askTotal } from '../exports/ask-total.ts'
import { KEPT_ROWS, tooManyRows } from '../exports/limits.ts'
import { type ExportInput, readExport } from '../exports/read-export.ts'
import { type FrozenResultRow, frozenNow, frozenResultByMutation, insertFrozenResult, lockFreezing } from '../repositories/frozen-results.ts'
import { savedQueriesByIds, type SavedQueryRow } from '../repositories/saved-queries.ts'
import { visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, type Problem, problem } from '../saved-queries/problem.ts'
import type { FrozenVisibility } from '../tables/frozen-result.ts'
import { beginWalk } from './begin-walk.ts'
import { newFrozenLocal } from './find-frozen-result.ts'
import type { UserError } from './read-submission.ts'
import { mutationOf, signedIn } from './save-query.ts'

export interface FreezeInput extends Omit<ExportInput, 'citations'> {
  name: string
  description?: string | null
  creators?: readonly string[] | null
  visibility?: FrozenVisibility | null
  savedQuery?: string | null
  clientMutationId?: string | null
}
export interface FrozenOutcome { frozenResult: FrozenResultRow | null; errors: UserError[] }

const MOST = { kept: 200, collecting: 3, bytes: 2_000_000_000, name: 200, description: 2_000, creators: 20 }

export const refusedFrozen = (...problems: Problem[]): FrozenOutcome => ({ frozenResult: null, errors: problems.map(asUserError) })

const textProblems = ({ name, description, creators }: FreezeInput): Problem[] => {
  const wrong = (path: string, zh: string, en: string): Problem => problem({ code: 'TEXT_INVALID', zh, en, path: [path] })
  const fits = (text: string, least: number, most: number): boolean => text.trim().length >= least && text.length <= most && isText(text)
  return [
    ...(fits(name, 1, MOST.name) ? [] : [wrong('name', `名称应有 1–${MOST.name} 字,不含控制字符`, `A name has 1 to ${MOST.name} characters and no control characters`)]),
    ...(description == null || fits(description, 0, MOST.description) ? [] : [wrong('description', `说明至多 ${MOST.description} 字`, `A description has ${MOST.description} characters at most`)]),
    ...(creators == null || (creators.length <= MOST.creators && creators.every((each) => fits(each, 1, MOST.name))) ? [] : [wrong('creators', `作者至多 ${MOST.creators} 位,每位 1–${MOST.name} 字`, `At most ${MOST.creators} creators of 1 to ${MOST.name} characters each`)]),
  ]
}

const full = ({ kept, collecting, bytes }: Awaited<ReturnType<typeof frozenNow>>): Problem | null => {
  if (collecting >= MOST.collecting) return problem({ code: 'FROZEN_BUSY', zh: `同时至多冻结 ${MOST.collecting} 个结果;请等一个完成`, en: `${MOST.collecting} results at once are the most: wait for one`, path: [] })
  if (kept >= MOST.kept) return problem({ code: 'FROZEN_FULL', zh: `每人至多保有 ${MOST.kept} 个冻结的结果;请先删除一些`, en: `A person keeps ${MOST.kept} frozen results at most: delete some first`, path: [] })
  if (bytes >= MOST.bytes) return problem({ code: 'FROZEN_FULL', zh: `冻结的结果合计已超过 ${MOST.bytes / 1e9} GB;请先删除一些`, en: `Your frozen results are more than ${MOST.bytes / 1e9} GB: delete some first`, path: [] })
  return null
}

/** The saved query that it is of, where the viewer may see it. */
const queryOf = async ({ runtime, viewer }: RegistryContext, id: string | null | undefined): Promise<SavedQueryRow | null | Problem> => {
  if (id == null) return null
  const row = (await savedQueriesByIds(runtime.database.db, [id], visibleTo(viewer))).get(id)
  return row && !row.deletedAt ? row : problem({ code: 'NOT_FOUND', zh: '没有这个保存的查询', en: 'There is no such saved query', path: ['savedQuery'] })
}

const isProblem = (value: SavedQueryRow | Problem | null): value is Problem => value !== null && 'message' in value

/**
 * Begins to freeze the answer to a query, or answers with what the same mutation began before. What is to be public is asked as anybody asks, so that nothing
 * of the owner's own rights gets into it.
 */
export const freezeResult = async (context: RegistryContext, input: FreezeInput): Promise<FrozenOutcome> => {
  const { runtime, viewer, now } = context
  const { db } = runtime.database
  const owner = signedIn(viewer)
  const mutation = mutationOf(viewer, 'freeze', input.clientMutationId)
  const before = mutation === null ? null : await frozenResultByMutation(db, mutation)
  if (before) return { frozenResult: before, errors: [] }
  const visibility = input.visibility ?? 'PRIVATE'
  const asAnybody = visibility === 'PUBLIC'
  const { api } = await runtime.currentApi()
  const texts = textProblems(input)
  const read = readExport(api, { ...input, citations: true }, { identities: true })
  if (texts.length > 0 || read.problems) return refusedFrozen(...texts, ...(read.problems ?? []))
  const query = await queryOf(context, input.savedQuery)
  if (isProblem(query)) return refusedFrozen(query)
  const totalRows = await askTotal(runtime.askAs, asAnybody ? null : owner, read.plan, read.variables).catch(() => null)
  if (totalRows !== null && totalRows > KEPT_ROWS) return refusedFrozen(problem({ code: 'EXPORT_TOO_LARGE', ...tooManyRows(owner, totalRows, 'FREEZE'), path: ['document'] }))
  const outcome = await db.transaction(async (tx): Promise<FrozenOutcome> => {
    await lockFreezing(tx, owner)
    const over = full(await frozenNow(tx, owner))
    if (over) return refusedFrozen(over)
    const row = await insertFrozenResult(tx, {
      id: newFrozenLocal(unguessable()), owner, visibility, state: 'COLLECTING', name: input.name.trim(), description: input.description?.trim() || null, creators: (input.creators ?? []).map((each) => each.trim()),
      document: input.document, operationName: input.operationName ?? null, variables: read.variables, rowsPath: read.plan.path, savedQuery: query?.id ?? null, savedQueryVersion: query?.version ?? null,
      sources: [], degraded: [], notices: [], createdAt: now, mutation,
    })
    if (!row) return { frozenResult: await frozenResultByMutation(tx, mutation ?? ''), errors: [] }
    await beginWalk(tx, { owner, read, input, savedQuery: query?.id ?? null, totalRows, purpose: 'FREEZE', subject: row.id, asAnybody }, now)
    return { frozenResult: row, errors: [] }
  })
  runtime.exports.wake()
  return outcome
}
