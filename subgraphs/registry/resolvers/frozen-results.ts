import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { frozenResultPage } from '../repositories/frozen-results.ts'
import type { RegistryContext } from '../runtime.ts'
import { compareFrozenResult, deleteFrozenResult } from '../services/change-frozen-result.ts'
import { findFrozenResult } from '../services/find-frozen-result.ts'
import { freezeResult } from '../services/freeze-result.ts'
import { mutation } from './as-mutation.ts'

const LIST = 'frozen results'

const frozenResults = async (_source: unknown, args: PageArguments, { runtime, viewer }: RegistryContext) => {
  const request = pageRequest(args)
  if (viewer.id === undefined) return null
  const [at, id] = request.cursor === null ? [] : decodeCursor(LIST, request.cursor)
  const after = at == null ? null : { at: new Date(Number(at)), id: String(id) }
  const rows = await frozenResultPage(runtime.database.db, viewer.id, { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (row) => encodeCursor(LIST, [row.createdAt.getTime(), row.id]), (row) => row)
}

export const frozenQueries = {
  frozenResult: (_source: unknown, { id }: { id: string }, context: RegistryContext) => findFrozenResult(context, id),
  frozenResults,
}

export const frozenMutations = {
  freezeResult: mutation(freezeResult),
  compareFrozenResult: mutation(compareFrozenResult),
  deleteFrozenResult: mutation(deleteFrozenResult),
}
