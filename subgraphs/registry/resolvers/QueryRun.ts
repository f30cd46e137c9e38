import { project } from '../../../schema/rows/projection.ts'
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type Connection, type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import type { ChangeKind, RowChange } from '../exports/difference.ts'
import { rowPage } from '../exports/row-page.ts'
import type { QueryRunRow } from '../repositories/query-runs.ts'
import { rowSetsByIds } from '../repositories/row-sets.ts'
import type { RegistryContext } from '../runtime.ts'
import { changedFields } from '../schedules/changed-fields.ts'
import { runIds } from '../schedules/ids.ts'
import { findRun, findSchedule } from '../services/find-schedule.ts'
import type { RowShape } from '../tables/row-set.ts'
import type { KeptChanges } from '../tables/schedule.ts'

/** Where the changes of a kind lie in their row set: they are stored kind by kind. */
const rangeOf = ({ ADDED, CHANGED, GONE }: KeptChanges, kind: ChangeKind | null): { from: number; to: number } => {
  switch (kind) {
    case null: return { from: 0, to: ADDED + CHANGED + GONE }
    case 'ADDED': return { from: 0, to: ADDED }
    case 'CHANGED': return { from: ADDED, to: ADDED + CHANGED }
    case 'GONE': return { from: ADDED + CHANGED, to: ADDED + CHANGED + GONE }
  }
}

const titleOf = (row: RowChange['after']): string | null => (typeof row?.title === 'string' ? row.title : null)

const shown = ({ columns, kept }: RowShape) => ({ kind, key, before, after }: RowChange) => {
  const [was, is] = [project(before, kept), project(after, kept)]
  return { kind, id: key, title: titleOf(is) ?? titleOf(was), before: was, after: is, fields: kind === 'CHANGED' ? changedFields(columns, was, is) : [] }
}

interface Placed { at: number; change: RowChange }
type Changes = Connection<ReturnType<ReturnType<typeof shown>>>

const changes = async (run: QueryRunRow, { kind = null, ...args }: PageArguments & { kind?: ChangeKind | null }, { runtime: { database: { db } } }: RegistryContext): Promise<Changes | null> => {
  const request = pageRequest(args)
  if (run.state !== 'DONE') return null
  const list = `changes ${run.id} ${kind ?? ''}`
  const cursor = request.cursor === null ? null : Number(decodeCursor(list, request.cursor)[0])
  const set = run.changes === null ? undefined : (await rowSetsByIds(db, [run.changes])).get(run.changes)
  // None that were kept, which is also so where there were none.
  if (!set || !run.kept) return toConnection<Placed, never>([], request, () => '', () => { throw new Error('there are none') })
  const { from, to } = rangeOf(run.kept, kind)
  const until = request.backward ? (cursor ?? to) : to
  const first = request.backward ? Math.max(from, until - request.size - 1) : cursor === null ? from : cursor + 1
  const size = Math.max(0, Math.min(request.size + 1, until - first))
  const rows = (size === 0 ? [] : await rowPage<RowChange>(db, set, first, size)).map((change, at): Placed => ({ at: first + at, change }))
  const show = shown(set.shape)
  return toConnection(request.backward ? rows.reverse() : rows, request, ({ at }) => encodeCursor(list, [at]), ({ change }) => show(change))
}

/** Whoever has the row owns its schedule: `findRun` gives it to nobody else. */
export const QueryRun = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findRun(context, id),
  id: ({ id }: QueryRunRow) => runIds.idOf(id),
  address: ({ id }: QueryRunRow) => `/runs/${id}`,
  schedule: ({ schedule }: QueryRunRow, _args: unknown, context: RegistryContext) => findSchedule(context, schedule),
  error: ({ failure }: QueryRunRow) => failure,
  changes,
}
