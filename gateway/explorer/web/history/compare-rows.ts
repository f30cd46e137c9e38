import type { Column } from '../../../../schema/rows/columns.ts'
import type { Cell } from '../../../../schema/rows/flatten.ts'
import { flattenRow } from '../../../../schema/rows/flatten.ts'
import type { ResultTable } from '../results/table-of-run.ts'

export interface ChangedRow {
  key: string
  title: string
  cells: { column: string; before: Cell; after: Cell }[]
}

export interface RowsComparison {
  added: { key: string; title: string }[]
  removed: { key: string; title: string }[]
  changed: ChangedRow[]
  same: number
}

/** Columns that name a row, by preference. */
const KEYS = ['id', 'node.id', 'code', 'key', 'slug', 'tile', 'labels', 'keys']
const TITLES = ['title', 'node.title', 'name', 'label', 'labels']

/** Rows of two tables by their ids; null where the rows have none in common columns, or one occurs twice. */
export const compareRows = (before: ResultTable, after: ResultTable): RowsComparison | null => {
  const shared = after.columns.filter(({ path }) => before.columns.some((column) => column.path === path))
  const key = KEYS.find((path) => shared.some((column) => column.path === path))
  if (key === undefined) return null
  const [old, next] = [linesOf(before, shared, key), linesOf(after, shared, key)]
  if (!old || !next) return null
  const title = TITLES.find((path) => shared.some((column) => column.path === path)) ?? key
  const titleOf = (line: readonly Cell[]) => String(line[shared.findIndex(({ path }) => path === title)] ?? '')
  const only = (lines: ReadonlyMap<string, readonly Cell[]>, others: ReadonlyMap<string, readonly Cell[]>) =>
    [...lines].filter(([each]) => !others.has(each)).map(([each, line]) => ({ key: each, title: titleOf(line) }))
  const both = [...next].flatMap(([each, line]) => {
    const previous = old.get(each)
    return previous ? [{ each, line, previous }] : []
  })
  const changed = both.flatMap(({ each, line, previous }): ChangedRow[] => {
    const cells = shared.flatMap(({ title: column }, at) => (line[at] === previous[at] ? [] : [{ column, before: previous[at] ?? null, after: line[at] ?? null }]))
    return cells.length > 0 ? [{ key: each, title: titleOf(line), cells }] : []
  })
  return { added: only(next, old), removed: only(old, next), changed, same: both.length - changed.length }
}

const linesOf = ({ rows }: ResultTable, columns: readonly Column[], key: string): Map<string, Cell[]> | null => {
  const at = columns.findIndex(({ path }) => path === key)
  const lines = new Map<string, Cell[]>()
  for (const row of rows) {
    if (row === null) continue
    const [line = []] = flattenRow(row, columns)
    const id = line[at]
    if (id === null || id === undefined || lines.has(String(id))) return null
    lines.set(String(id), line)
  }
  return lines
}
