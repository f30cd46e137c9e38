import type { Column } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'
import { numberIn } from './column-roles.ts'
import type { Picture } from './picture.ts'

export interface ChartSeries { name: string; /** In the order of the categories; null where there is none. */ values: (number | null)[] }

/** What a chart draws: made of a table, or by hand. */
export interface ChartData {
  categories: string[]
  series: ChartSeries[]
  /** How many categories, and how many series, went into "others". */
  folded: { categories: number; series: number }
}

interface Limits { categories?: number; series?: number; others: string; none: string }

const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0)

/** The names that stay, largest first; those that go into "others". */
const largest = (totals: ReadonlyMap<string, number>, most: number): { kept: string[]; rest: Set<string> } => {
  const ordered = [...totals].sort(([, a], [, b]) => b - a).map(([name]) => name)
  const kept = ordered.length > most ? ordered.slice(0, most - 1) : ordered
  return { kept, rest: new Set(ordered.slice(kept.length)) }
}

/** Adds a table up by category and series. Time stands in its order and loses nothing; other categories stand by size, the small ones as one. Pure. */
export const chartData = (columns: readonly Column[], rows: readonly (readonly Cell[])[], { kind, x, y, series }: Picture, { categories: most = 30, series: mostSeries = 8, others, none }: Limits): ChartData => {
  const [atX, atY, atSeries] = [x, y, series].map((path) => (path === null ? -1 : columns.findIndex((column) => column.path === path)))
  const nameAt = (row: readonly Cell[], at = -1): string => (at < 0 ? '' : row[at] === null || row[at] === undefined || row[at] === '' ? none : String(row[at]))
  const cells = rows.map((row) => ({ category: nameAt(row, atX), series: nameAt(row, atSeries), value: y === null ? 1 : numberIn(row[atY ?? -1]) }))
  const totals = (key: 'category' | 'series') => {
    const found = new Map<string, number>()
    for (const cell of cells) found.set(cell[key], (found.get(cell[key]) ?? 0) + (cell.value ?? 0))
    return found
  }
  const inTime = kind === 'LINE' || cells.every(({ category }) => /^\d{4}(?:-|$)/.test(category) || category === none)
  const byCategory = inTime ? { kept: [...totals('category').keys()].sort(), rest: new Set<string>() } : largest(totals('category'), most)
  const bySeries = largest(totals('series'), mostSeries)
  const names = (kept: { kept: string[]; rest: Set<string> }): string[] => (kept.rest.size > 0 ? [...kept.kept, others] : kept.kept)
  const added = new Map<string, number>()
  const keyOf = (category: string, part: string): string => JSON.stringify([category, part])
  for (const cell of cells) {
    if (cell.value === null) continue
    const key = keyOf(byCategory.rest.has(cell.category) ? others : cell.category, bySeries.rest.has(cell.series) ? others : cell.series)
    added.set(key, (added.get(key) ?? 0) + cell.value)
  }
  const shown = names(byCategory)
  return {
    categories: shown,
    series: names(bySeries).map((name) => ({ name, values: shown.map((category) => added.get(keyOf(category, name)) ?? null) })),
    folded: { categories: byCategory.rest.size, series: bySeries.rest.size },
  }
}

export const totalsOf = ({ categories, series }: ChartData): number[] => categories.map((_category, at) => sum(series.map(({ values }) => values[at] ?? null)))
