import { changeExport, type ExportRow, exportsByIds, lockOwner, ownedNow, removeExport } from '../repositories/exports.ts'
import { condemnRowSets } from '../repositories/row-sets.ts'
import { limitsOf } from '../exports/limits.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, problem } from '../saved-queries/problem.ts'
import { exportId, findExport } from './find-export.ts'
import type { UserError } from './read-submission.ts'
import { type ExportOutcome, tooMany } from './start-export.ts'

export interface ExportIdInput { id: string; clientMutationId?: string | null }

const unknown = (): UserError[] => [asUserError(problem({ code: 'NOT_FOUND', zh: '没有这次导出', en: 'There is no such export', path: ['id'] }))]

const again = async ({ runtime }: RegistryContext, { id }: ExportRow): Promise<ExportOutcome> => ({ export: (await exportsByIds(runtime.database.db, [id])).get(id) ?? null, errors: [] })

/** Stops an export where it is. One that is over already stays as it is. */
export const cancelExport = async (context: RegistryContext, { id }: ExportIdInput): Promise<ExportOutcome> => {
  const row = await findExport(context, id)
  if (!row) return { export: null, errors: unknown() }
  const changed = await changeExport(context.runtime.database.db, row.id, ['QUEUED', 'RUNNING'], { state: 'CANCELLED', lease: null, leaseUntil: null, endedAt: context.now })
  return changed ? { export: changed, errors: [] } : again(context, row)
}

/** Goes on from the last page that was kept. */
export const resumeExport = async (context: RegistryContext, { id }: ExportIdInput): Promise<ExportOutcome> => {
  const row = await findExport(context, id)
  if (!row) return { export: null, errors: unknown() }
  const { runtime } = context
  const outcome = await runtime.database.db.transaction(async (tx): Promise<ExportOutcome | null> => {
    await lockOwner(tx, row.owner)
    if ((row.state === 'CANCELLED' || row.state === 'FAILED') && (await ownedNow(tx, row.owner)).active >= limitsOf(row.owner).active) return { export: null, errors: [asUserError(tooMany(row.owner))] }
    const changed = await changeExport(tx, row.id, ['CANCELLED', 'FAILED'], { state: 'QUEUED', attempts: 0, notBefore: null, failure: null, endedAt: null })
    return changed ? { export: changed, errors: [] } : null
  })
  runtime.exports.wake()
  return outcome ?? again(context, row)
}

/** Takes an export away, whatever its state; its rows can be had no more from then on, and go piece by piece. */
export const deleteExport = async (context: RegistryContext, { id }: ExportIdInput): Promise<{ deletedId: string | null; errors: UserError[] }> => {
  const row = await findExport(context, id)
  if (!row) return { deletedId: null, errors: unknown() }
  await context.runtime.database.db.transaction(async (tx) => {
    const set = await removeExport(tx, row.id)
    if (set !== null) await condemnRowSets(tx, [set])
  })
  return { deletedId: exportId(row.id), errors: [] }
}
