import type { CubeCellsFragment, CubeDimension } from './cube.operations.ts'
import { keysOfLevel } from './cube-dimensions.ts'

export type Cell = CubeCellsFragment['cells'][number]

export interface Heading { keys: (string | null)[]; labels: string[]; /** True total over the other dimension; null where it may not be read, or is beyond `top`. */ total: Cell | null }

export interface Pivot {
  rows: Heading[]
  columns: Heading[]
  /** By row, then by column; null where there is nothing. */
  cells: (Cell | null)[][]
  /** What did not find room among `top` cells. */
  others: Cell | null
}

interface PivotInput {
  rows: readonly CubeDimension[]
  columns: readonly CubeDimension[]
  cells: CubeCellsFragment
  /** Cells by row and by column alone; without columns they are the same as `cells`. */
  byRow: CubeCellsFragment | null
  byColumn: CubeCellsFragment | null
  /** Values that the table is filtered by, of each dimension. */
  chosen(dimension: CubeDimension): readonly string[]
  english: boolean
  none: string
}

const keyOf = (keys: readonly (string | null)[]): string => JSON.stringify(keys)

/** Rows by columns, with totals that the graph counted itself: a resource with several values stands in several cells, so that sums of cells would count it more than once. Pure. */
export const pivot = ({ rows, columns, cells, byRow, byColumn, chosen, english, none }: PivotInput): Pivot => {
  const all = [...rows, ...columns]
  const listed = cells.cells.filter(({ others }) => !others)
  const levels = all.map((dimension, at) => keysOfLevel(dimension, listed.map(({ keys }) => keys[at] ?? null), chosen(dimension)))
  const shown = listed.filter(({ keys }) => keys.every((key, at) => levels[at]?.has(key)))
  const headings = (from: number, count: number, totals: CubeCellsFragment | null): Heading[] => {
    const known = new Map((totals?.cells ?? []).filter(({ others }) => !others).map((cell): [string, Cell] => [keyOf(cell.keys), cell]))
    const found = new Map<string, Heading>()
    for (const cell of shown) {
      const keys = cell.keys.slice(from, from + count)
      if (found.has(keyOf(keys))) continue
      const names = (english ? cell.labelsEn : cell.labels).slice(from, from + count)
      const otherNames = (english ? cell.labels : cell.labelsEn).slice(from, from + count)
      found.set(keyOf(keys), { keys, labels: keys.map((key, at) => (key === null ? none : (names[at] ?? otherNames[at] ?? key))), total: totals ? (known.get(keyOf(keys)) ?? null) : cell })
    }
    return inOrder([...found.values()], all.slice(from, from + count))
  }
  const byKeys = new Map(shown.map((cell): [string, Cell] => [keyOf(cell.keys), cell]))
  const rowHeadings = headings(0, rows.length, columns.length > 0 ? byRow : null)
  const columnHeadings = columns.length > 0 ? headings(rows.length, columns.length, byColumn) : []
  return {
    rows: rowHeadings, columns: columnHeadings,
    cells: rowHeadings.map((row) => columnHeadings.map((column) => byKeys.get(keyOf([...row.keys, ...column.keys])) ?? null)),
    others: cells.cells.find(({ others }) => others) ?? null,
  }
}

const valueOf = ({ total }: Heading): number => Number(total?.values[0] ?? 0)

/** Time goes on; everything else stands by size. Of two dimensions the second stands within the first, largest group first. */
const inOrder = (found: Heading[], [first]: readonly CubeDimension[]): Heading[] => {
  const groups = new Map<string | null, number>()
  for (const heading of found) groups.set(heading.keys[0] ?? null, Math.max(groups.get(heading.keys[0] ?? null) ?? 0, valueOf(heading)))
  const byTime = (a: string | null, b: string | null): number => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1)
  return found.sort((a, b) => {
    const [keyA = null, keyB = null] = [a.keys[0], b.keys[0]]
    // No value is no value of the dimension: it stands at the end, however many there are.
    if (keyA !== keyB && (keyA === null || keyB === null)) return keyA === null ? 1 : -1
    if (keyA !== keyB) return first === 'YEAR' ? byTime(keyA, keyB) : (groups.get(keyB) ?? 0) - (groups.get(keyA) ?? 0) || byTime(keyA, keyB)
    return valueOf(b) - valueOf(a) || byTime(a.keys[1] ?? null, b.keys[1] ?? null)
  })
}
