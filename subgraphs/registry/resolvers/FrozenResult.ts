import { isDeepStrictEqual } from 'node:util'
import { project } from '../../../schema/rows/projection.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'
import type { PageArguments } from '../../kit/page.ts'
import { hashOfRow } from '../exports/difference.ts'
import { progressOf } from '../exports/estimate.ts'
import { offeredFiles } from '../exports/offered-files.ts'
import { rowPage } from '../exports/row-page.ts'
import { identifiersOf, shownRow } from '../frozen/shown-rows.ts'
import { collectingNow, comparisonsByResults, type FrozenComparisonRow, type FrozenResultRow } from '../repositories/frozen-results.ts'
import { type RowSetRow, rowSetsByIds } from '../repositories/row-sets.ts'
import { mayDeleteFrozen } from '../rules/frozen-result-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { findFrozenResult, frozenAddress, frozenResultId } from '../services/find-frozen-result.ts'
import { changesOf } from './changes.ts'
import { offsetPage } from './offset-page.ts'
import { findSavedQuery } from './SavedQuery.ts'
import { statesOf } from './states-of.ts'

const setOf = (id: bigint | null, { loader, runtime }: RegistryContext): Promise<RowSetRow | null> =>
  id === null ? Promise.resolve(null) : loader<bigint, RowSetRow | null>('row set', async (ids) => {
    const sets = await rowSetsByIds(runtime.database.db, ids)
    return ids.map((each) => sets.get(each) ?? null)
  }).load(id)

const rows = async (result: FrozenResultRow, args: PageArguments, context: RegistryContext) => {
  const set = await setOf(result.rowSet, context)
  if (!set) return null
  const { from, size, connection } = offsetPage(`frozen rows ${result.id}`, args, set.rows)
  const page = await rowPage<Row>(context.runtime.database.db, set, from, size)
  const states = await statesOf(context, page)
  return {
    total: set.rows,
    ...connection(page.map((row, at) => {
      const { status, id, row: seen } = shownRow(row, set.shape, states)
      // A hash beside a row that lacks a field would let anybody try out what the field was.
      const told = status === 'WITHDRAWN' || (status !== 'HIDDEN' && status !== 'UNCHECKED' && isDeepStrictEqual(seen, row))
      return { number: from + at + 1, id, status, identifiers: status === 'HIDDEN' ? null : identifiersOf(row, set.shape), hash: told ? hashOfRow(row, set) : null, data: project(seen, set.shape.kept) }
    })),
  }
}

const collecting = (row: FrozenResultRow, { loader, runtime }: RegistryContext): Promise<{ rows: number; totalRows: number | null } | null> =>
  row.state !== 'COLLECTING' ? Promise.resolve(null) : loader<string, { rows: number; totalRows: number | null } | null>('collecting', async (ids) => {
    const found = await collectingNow(runtime.database.db, ids)
    return ids.map((id) => found.get(id) ?? null)
  }).load(row.id)

const comparison = ({ id }: FrozenResultRow, _args: unknown, { loader, runtime }: RegistryContext): Promise<FrozenComparisonRow | null> =>
  loader<string, FrozenComparisonRow | null>('frozen comparison', async (ids) => {
    const found = await comparisonsByResults(runtime.database.db, ids)
    return ids.map((each) => found.get(each) ?? null)
  }).load(id)

export const FrozenResult = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findFrozenResult(context, id),
  id: ({ id }: FrozenResultRow) => frozenResultId(id),
  address: ({ id }: FrozenResultRow) => frozenAddress(id),
  owner: ({ owner }: FrozenResultRow) => ({ __typename: 'User', id: owner }),
  savedQuery: ({ savedQuery }: FrozenResultRow, _args: unknown, context: RegistryContext) => (savedQuery === null ? null : findSavedQuery(context, savedQuery)),
  columns: async ({ rowSet }: FrozenResultRow, _args: unknown, context: RegistryContext) => (await setOf(rowSet, context))?.shape.columns ?? null,
  progress: async (row: FrozenResultRow, _args: unknown, context: RegistryContext) => {
    const now = await collecting(row, context)
    return now ? progressOf(now) : row.state === 'FROZEN' ? 1 : null
  },
  rowCount: async (row: FrozenResultRow, _args: unknown, context: RegistryContext) => (await collecting(row, context))?.rows ?? row.rows,
  hiddenRows: ({ hidden }: FrozenResultRow) => hidden,
  error: ({ failure }: FrozenResultRow) => failure,
  rows, comparison,
  files: async (row: FrozenResultRow, _args: unknown, context: RegistryContext) => {
    const set = await setOf(row.rowSet, context)
    return set && offeredFiles(set.shape, frozenAddress(row.id))
  },
  deletable: (row: FrozenResultRow, _args: unknown, { viewer }: RegistryContext) => row.state !== 'DELETED' && mayDeleteFrozen(viewer, row) !== null,
}

export const FrozenComparison = {
  error: ({ failure }: FrozenComparisonRow) => failure,
  changes: async ({ result, startedAt, changes }: FrozenComparisonRow, args: PageArguments, context: RegistryContext) => changesOf(`frozen changes ${result} ${startedAt.getTime()}`, await setOf(changes, context), args, context),
}
