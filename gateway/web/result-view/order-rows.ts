import type { Cell } from '../../../schema/rows/flatten.ts'

export interface RowOrder { column: number; descending: boolean }

const collator = new Intl.Collator('zh-CN', { numeric: true })

const compare = (a: Cell, b: Cell): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return collator.compare(String(a), String(b))
}

/** Rows by one column: numbers by value, Chinese by its sound, rows without a value last either way. The order of equal rows stays. */
export const orderRows = <Line>(lines: readonly Line[], cellsOf: (line: Line) => readonly Cell[], { column, descending }: RowOrder): Line[] =>
  [...lines].sort((one, other) => {
    const [a, b] = [cellsOf(one)[column] ?? null, cellsOf(other)[column] ?? null]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return descending ? compare(b, a) : compare(a, b)
  })
