import type { Column } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'
import { columnRoles } from './column-roles.ts'
import type { Picture } from './picture.ts'

/** Parts of a whole can be told apart up to here. */
const MOST_SLICES = 12

const distinct = (columns: readonly Column[], rows: readonly (readonly Cell[])[], path: string): number => {
  const at = columns.findIndex((column) => column.path === path)
  return new Set(rows.map((row) => row[at] ?? null)).size
}

/**
 * The pictures that a table allows, the most telling first; empty where it allows none. Pure, so that the explorer, a saved query and its checks say the same.
 * A column of numbers is drawn over time or over a category; without one, rows are counted.
 */
export const picturesFor = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): Picture[] => {
  if (rows.length === 0) return []
  const { numbers, categories, times, coordinates } = columnRoles(columns, rows)
  const values: (string | null)[] = numbers.length > 0 ? numbers.map(({ path }) => path) : [null]
  const [category] = categories
  const found: Picture[] = []
  for (const y of values) {
    for (const { path: x } of times) {
      if (category) found.push({ kind: 'LINE', x, y, series: category.path })
      found.push({ kind: 'LINE', x, y, series: null }, { kind: 'BAR', x, y, series: null })
    }
    for (const { path: x } of categories) {
      found.push({ kind: 'BAR', x, y, series: null })
      const second = categories.find(({ path }) => path !== x)
      if (second) found.push({ kind: 'BAR', x, y, series: second.path })
      if (distinct(columns, rows, x) <= MOST_SLICES) found.push({ kind: 'PIE', x, y, series: null })
    }
  }
  const maps = coordinates.map(({ lon, lat }): Picture => ({ kind: 'MAP', x: lon.path, y: lat.path, series: null }))
  return [...found, ...maps]
}

/** Whether a picture can be drawn of a table: somebody may have changed the query below it. */
export const allowsPicture = (columns: readonly Column[], rows: readonly (readonly Cell[])[], { kind, x, y, series }: Picture): boolean => {
  const { numbers, categories, times, coordinates } = columnRoles(columns, rows)
  if (kind === 'MAP') return coordinates.some(({ lon, lat }) => lon.path === x && lat.path === y)
  const has = (list: readonly Column[], path: string | null): boolean => path === null || list.some((column) => column.path === path)
  return has([...times, ...categories], x) && has(numbers, y) && has(categories, series)
}
