import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { exportPage } from '../repositories/exports.ts'
import type { RegistryContext } from '../runtime.ts'
import { cancelExport, deleteExport, resumeExport } from '../services/change-export.ts'
import { findExport } from '../services/find-export.ts'
import { planExport } from '../services/plan-export.ts'
import { startExport } from '../services/start-export.ts'
import { mutation } from './as-mutation.ts'

const LIST = 'exports'

const exports = async (_source: unknown, args: PageArguments, { runtime, viewer }: RegistryContext) => {
  const request = pageRequest(args)
  if (viewer.id === undefined) return null
  const [at, id] = request.cursor === null ? [] : decodeCursor(LIST, request.cursor)
  const after = at == null ? null : { at: new Date(Number(at)), id: String(id) }
  const rows = await exportPage(runtime.database.db, viewer.id, { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(LIST, [row.createdAt.getTime(), row.id]), (row) => row)
}

export const exportQueries = {
  export: (_source: unknown, { id }: { id: string }, context: RegistryContext) => findExport(context, id),
  exports,
}

export const exportMutations = {
  planExport: mutation(planExport),
  startExport: mutation(startExport),
  cancelExport: mutation(cancelExport),
  resumeExport: mutation(resumeExport),
  deleteExport: mutation(deleteExport),
}
