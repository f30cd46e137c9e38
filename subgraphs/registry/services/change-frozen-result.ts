import { isText } from '../../../schema/check-document.ts'
import { readExport } from '../exports/read-export.ts'
import { changeFrozenResult, comparisonsByResults, lockFrozenResult, removeComparison, removeWalksFor, replaceComparison } from '../repositories/frozen-results.ts'
import { condemnRowSets } from '../repositories/row-sets.ts'
import { mayDeleteFrozen } from '../rules/frozen-result-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { problem } from '../saved-queries/problem.ts'
import { beginWalk } from './begin-walk.ts'
import { findFrozenResult } from './find-frozen-result.ts'
import { type FrozenOutcome, refusedFrozen } from './freeze-result.ts'
import { signedIn } from './save-query.ts'

export interface FrozenIdInput { id: string; clientMutationId?: string | null }

const REASON = { least: 2, most: 500 }
/** A comparison that is younger is the answer to whoever asks for another. */
const COMPARISON_STANDS_MS = 60_000

const unknown = (): FrozenOutcome => refusedFrozen(problem({ code: 'NOT_FOUND', zh: '没有这个冻结的结果', en: 'There is no such frozen result', path: ['id'] }))
const notFrozen = (): FrozenOutcome => refusedFrozen(problem({ code: 'STATE_WRONG', zh: '只有已冻结的结果可以比较', en: 'Only what is frozen can be compared', path: ['id'] }))

const CONTENT = { name: null, description: null, creators: null, document: null, operationName: null, variables: null, rowsPath: null, rowSet: null, bytes: 0, sources: [], notices: [], failure: null }

/** Rows and query go at once and for good; that there was a result, its hash and its times stay, and why it went. */
export const deleteFrozenResult = async (context: RegistryContext, { id, reason }: FrozenIdInput & { reason?: string | null }): Promise<FrozenOutcome> => {
  const { viewer, now, runtime } = context
  signedIn(viewer)
  const seen = await findFrozenResult(context, id)
  const as = seen && mayDeleteFrozen(viewer, seen)
  if (!seen || !as) return unknown()
  const given = reason?.trim() || null
  if (given !== null && (given.length < REASON.least || given.length > REASON.most || !isText(given))) return refusedFrozen(problem({ code: 'REASON_LENGTH', zh: `理由应为 ${REASON.least}–${REASON.most} 字`, en: `A reason has ${REASON.least} to ${REASON.most} characters`, path: ['reason'] }))
  if (as === 'CENTER' && given === null) return refusedFrozen(problem({ code: 'REASON_REQUIRED', zh: '中心删除他人的结果须说明理由', en: 'The Center says why it deletes what is another person\'s', path: ['reason'] }))
  const deleted = await runtime.database.db.transaction(async (tx) => {
    // Walks first, as a worker that ends one has them first: two who wait for each other would both wait for ever.
    const walked = await removeWalksFor(tx, seen.id)
    const row = await lockFrozenResult(tx, seen.id)
    if (!row || row.state === 'DELETED') return row
    const sets = [...walked, row.rowSet, await removeComparison(tx, row.id)].filter((set) => set !== null)
    const gone = await changeFrozenResult(tx, row.id, [row.state], { ...CONTENT, state: 'DELETED', deletedAt: now, deletedByCenter: as === 'CENTER', deletionReason: given })
    await condemnRowSets(tx, sets)
    return gone ?? null
  })
  return deleted ? { frozenResult: deleted, errors: [] } : unknown()
}

/** Asks the query anew, as it was asked then, and keeps what differs. Whoever may see the result may ask for it. */
export const compareFrozenResult = async (context: RegistryContext, { id }: FrozenIdInput): Promise<FrozenOutcome> => {
  const { now, runtime, viewer } = context
  signedIn(viewer)
  const seen = await findFrozenResult(context, id)
  if (!seen) return unknown()
  if (seen.state !== 'FROZEN' || seen.document === null) return notFrozen()
  const read = readExport((await runtime.currentApi()).api, { document: seen.document, variables: seen.variables, operationName: seen.operationName, rows: seen.rowsPath, name: seen.name, citations: true }, { identities: true })
  if (read.problems) return refusedFrozen(...read.problems)
  const { document, operationName } = seen
  const compared = await runtime.database.db.transaction(async (tx) => {
    const row = await lockFrozenResult(tx, seen.id)
    if (row?.state !== 'FROZEN') return null
    const latest = (await comparisonsByResults(tx, [row.id])).get(row.id)
    if (latest && (latest.state === 'COMPARING' || now.getTime() - latest.startedAt.getTime() < COMPARISON_STANDS_MS)) return row
    const changes = await replaceComparison(tx, { result: row.id, state: 'COMPARING', startedAt: now })
    if (changes !== null) await condemnRowSets(tx, [changes])
    await beginWalk(tx, { owner: row.owner, read, input: { document, operationName }, savedQuery: row.savedQuery, totalRows: null, purpose: 'COMPARE', subject: row.id, asAnybody: row.visibility === 'PUBLIC' }, now)
    return row
  })
  runtime.exports.wake()
  return compared ? { frozenResult: compared, errors: [] } : notFrozen()
}
