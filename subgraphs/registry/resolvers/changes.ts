import { project } from '../../../schema/rows/projection.ts'
import type { Connection, PageArguments } from '../../kit/page.ts'
import { changedFields, type ChangedField } from '../exports/changed-fields.ts'
import { CHANGE_KINDS, type ChangeKind, type RowChange } from '../exports/difference.ts'
import { rowPage } from '../exports/row-page.ts'
import { type RowStatus, shownRow } from '../frozen/shown-rows.ts'
import type { RowSetRow } from '../repositories/row-sets.ts'
import type { RegistryContext } from '../runtime.ts'
import { offsetPage } from './offset-page.ts'
import { statesOf } from './states-of.ts'

export interface SeenChange { kind: ChangeKind; id: string | null; status: RowStatus; title: string | null; before: unknown; after: unknown; fields: ChangedField[] }

/** Changes as they are stored, kind by kind: all of them, or how many there are of each. */
export type KeptOfKinds = Readonly<Record<ChangeKind, number>>

/** Where the changes of a kind lie. */
const rangeOf = (kept: KeptOfKinds, kind: ChangeKind): { start: number; length: number } =>
  ({ start: CHANGE_KINDS.slice(0, CHANGE_KINDS.indexOf(kind)).reduce((sum, each) => sum + kept[each], 0), length: kept[kind] })

const titleOf = (row: unknown): string | null => {
  const title = (row as { title?: unknown } | null)?.title
  return typeof title === 'string' && title !== '' ? title : null
}

/** A page of changes that were kept, each as this viewer may see its record now. `list` names them to their cursors. */
export const changesOf = async (list: string, set: RowSetRow | null, { kind, ...args }: PageArguments & { kind?: { name: ChangeKind; kept: KeptOfKinds } | null }, context: RegistryContext): Promise<Connection<SeenChange>> => {
  const { start, length } = kind ? rangeOf(kind.kept, kind.name) : { start: 0, length: set?.rows ?? 0 }
  const { from, size, connection } = offsetPage(`${list} ${kind?.name ?? ''}`, args, length)
  if (!set || size === 0) return connection([])
  const page = await rowPage<RowChange>(context.runtime.database.db, set, start + from, size)
  const states = await statesOf(context, page.flatMap(({ before, after }) => [before, after]))
  const { kept, columns } = set.shape
  return connection(page.map(({ kind: of, before, after }): SeenChange => {
    const [was, is] = [before && shownRow(before, set.shape, states), after && shownRow(after, set.shape, states)]
    const { status, id } = is ?? was ?? { status: 'HIDDEN' as const, id: null }
    const [old, now] = [was && project(was.row, kept), is && project(is.row, kept)]
    return { kind: of, status, id, title: titleOf(now) ?? titleOf(old), before: old, after: now, fields: of === 'CHANGED' ? changedFields(columns, old, now) : [] }
  }))
}
