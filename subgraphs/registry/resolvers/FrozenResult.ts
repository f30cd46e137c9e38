import { isDeepStrictEqual } from 'node:util'
import { project } from '../../../schema/rows/projection.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'
import { NotAllowedError } from '../../kit/ask-as.ts'
import { domainError } from '../../kit/errors.ts'
import type { GraphAnswer, GraphRequest } from '../../kit/graph-client.ts'
import type { PageArguments } from '../../kit/page.ts'
import { hashOfRow, type RowChange } from '../exports/difference.ts'
import { progressOf } from '../exports/estimate.ts'
import { offeredFiles } from '../exports/offered-files.ts'
import { rowPage } from '../exports/row-page.ts'
import { changedFields } from '../frozen/changed-fields.ts'
import { type RecordStates, statesBy, StatesUnknownError } from '../frozen/record-states.ts'
import { identifiersOf, recordsIn, shownRow } from '../frozen/shown-rows.ts'
import { collectingNow, comparisonsByResults, type FrozenComparisonRow, type FrozenResultRow } from '../repositories/frozen-results.ts'
import { type RowSetRow, rowSetsByIds } from '../repositories/row-sets.ts'
import { mayDeleteFrozen } from '../rules/frozen-result-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { findFrozenResult, frozenAddress, frozenResultId } from '../services/find-frozen-result.ts'
import { offsetPage } from './offset-page.ts'
import { findSavedQuery } from './SavedQuery.ts'

const setOf = (id: bigint | null, { loader, runtime }: RegistryContext): Promise<RowSetRow | null> =>
  id === null ? Promise.resolve(null) : loader<bigint, RowSetRow | null>('row set', async (ids) => {
    const sets = await rowSetsByIds(runtime.database.db, ids)
    return ids.map((each) => sets.get(each) ?? null)
  }).load(id)

/** What may be shown is what the viewer's account may see now; whoever has none may see what anybody may. */
const askAsViewer = ({ runtime, viewer }: RegistryContext) => async (request: GraphRequest): Promise<GraphAnswer> => {
  try {
    return await runtime.askAs(viewer.id ?? null, request)
  } catch (error) {
    if (!(error instanceof NotAllowedError)) throw error
    return runtime.askAs(null, request)
  }
}

const statesOf = async (context: RegistryContext, rows: readonly Row[]): Promise<RecordStates> => {
  const records = new Set<string>()
  for (const row of rows) recordsIn(row, records)
  try {
    return await statesBy(askAsViewer(context), { whole: false })(records)
  } catch (error) {
    if (error instanceof StatesUnknownError) throw domainError('SUBGRAPH_UNAVAILABLE', { zh: error.message, en: error.messageEn })
    throw error
  }
}

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
  changes: async ({ result, changes: id }: FrozenComparisonRow, args: PageArguments, context: RegistryContext) => {
    const set = await setOf(id, context)
    const { from, size, connection } = offsetPage(`frozen changes ${result} ${id ?? 0n}`, args, set?.rows ?? 0)
    if (!set) return connection([])
    const page = await rowPage<RowChange>(context.runtime.database.db, set, from, size)
    const states = await statesOf(context, page.flatMap(({ before, after }) => [before, after]))
    return connection(page.map(({ kind, before, after }) => {
      const [was, is] = [before && shownRow(before, set.shape, states), after && shownRow(after, set.shape, states)]
      const { status, id: record } = is ?? was ?? { status: 'HIDDEN', id: null }
      return {
        kind, status, id: record, fields: changedFields(was?.row ?? null, is?.row ?? null, set.shape.kept),
        before: was && project(was.row, set.shape.kept), after: is && project(is.row, set.shape.kept),
      }
    }))
  },
}
