import type { Format } from '../i18n/use-format.ts'
import type { Cell } from './pivot.ts'

/** The value of a cell as it is written: nothing where there is no cell, a dash where one in it may not be read. */
export const measured = (cell: Cell | null, format: Format): string => {
  if (!cell) return ''
  const [value] = cell.values
  return value === null || value === undefined ? '—' : format.number(value)
}

export const numberOf = (cell: Cell | null): number | null => {
  const [value] = cell?.values ?? []
  return value === null || value === undefined ? null : Number(value)
}
