import type { ExportRow } from '../repositories/exports.ts'
import { type RowSetRow, rowSetsByIds } from '../repositories/row-sets.ts'
import type { RegistryContext } from '../runtime.ts'
import { progressOf, secondsLeft } from '../exports/estimate.ts'
import { noticesOf } from '../exports/notices.ts'
import { offeredFiles } from '../exports/offered-files.ts'
import { exportId, findExport } from '../services/find-export.ts'
import { findSavedQuery } from './SavedQuery.ts'

const setOf = async ({ rowSet }: ExportRow, context: RegistryContext): Promise<RowSetRow | null> =>
  context.loader<bigint, RowSetRow | null>('row set', async (ids) => {
    const sets = await rowSetsByIds(context.runtime.database.db, ids)
    return ids.map((id) => sets.get(id) ?? null)
  }).load(rowSet)

const addressOf = ({ id }: ExportRow): string => `/exports/${id}`

/** A worker that has gone leaves its export running in name only: another one takes it up. */
const isInterrupted = ({ state, lease, leaseUntil }: ExportRow, now: Date): boolean => state === 'RUNNING' && lease !== null && leaseUntil !== null && leaseUntil < now

const ofSet = <T>(value: (set: RowSetRow, row: ExportRow) => T) => async (row: ExportRow, _args: unknown, context: RegistryContext): Promise<T | null> => {
  const set = await setOf(row, context)
  return set && value(set, row)
}

export const Export = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findExport(context, id),
  id: ({ id }: ExportRow) => exportId(id),
  address: addressOf,
  state: (row: ExportRow, _args: unknown, { now }: RegistryContext) => (isInterrupted(row, now) ? 'INTERRUPTED' : row.state),
  rows: ofSet(({ rows }) => rows),
  hiddenRows: ofSet(({ hidden }) => hidden),
  bytes: ofSet(({ bytes }) => String(bytes)),
  hash: ofSet(({ hash }) => hash),
  progress: ofSet(({ rows }, { totalRows, state }) => (state === 'DONE' ? 1 : progressOf({ rows, totalRows }))),
  estimatedSeconds: ofSet(({ rows }, { totalRows, busyMs, state }) => (state === 'QUEUED' || state === 'RUNNING' ? secondsLeft({ rows, totalRows, busyMs }) : null)),
  columns: ofSet(({ shape }) => shape.columns),
  files: ofSet(({ shape }, row) => offeredFiles(shape, row.state === 'DONE' ? addressOf(row) : null)),
  notices: ofSet(({ hidden, rows }, { plan, cuts, totalRows, state }) => noticesOf({ plan, hidden, cuts, rows, totalRows, complete: state === 'DONE' })),
  error: ({ failure }: ExportRow) => failure,
  savedQuery: ({ savedQuery }: ExportRow, _args: unknown, context: RegistryContext) => (savedQuery === null ? null : findSavedQuery(context, savedQuery)),
}
