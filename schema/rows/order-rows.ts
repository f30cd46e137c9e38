import type { Column } from './columns.ts'
import type { Cell } from './flatten.ts'

/** The column that rows are ordered by. */
export interface RowOrder { path: string; descending: boolean }

const chinese = new Intl.Collator('zh-CN', { numeric: true })

const isEmpty = (cell: Cell): boolean => cell === null || cell === ''

/** Several numbers joined in one cell are none; they stand after those that are. */
const byValue = (a: Cell, b: Cell): number => {
  const [one, other] = [Number(a), Number(b)]
  const [isOne, isOther] = [Number.isFinite(one), Number.isFinite(other)]
  if (isOne && isOther) return one - other
  return isOne === isOther ? chinese.compare(String(a), String(b)) : Number(isOther) - Number(isOne)
}

const compareAs = (kind: Column['kind']): ((a: Cell, b: Cell) => number) => (kind === 'NUMBER' ? byValue : (a, b) => chinese.compare(String(a), String(b)))

/** What a click on the head of a column does: ascending, descending, as the list came. */
export const turned = (order: RowOrder | null, path: string): RowOrder | null =>
  order?.path !== path ? { path, descending: false } : order.descending ? null : { path, descending: true }

/** Lines of a table by one column: numbers by value, Chinese by its sound, lines without a value last either way. The order of equal lines stays; without an order all of it. */
export const orderRows = <Line>(lines: readonly Line[], cellsOf: (line: Line) => readonly Cell[], columns: readonly Column[], order: RowOrder | null): readonly Line[] => {
  const at = columns.findIndex(({ path }) => path === order?.path)
  const column = columns[at]
  if (!order || !column) return lines
  const compare = compareAs(column.kind)
  return lines.toSorted((one, other) => {
    const [a, b] = [cellsOf(one)[at] ?? null, cellsOf(other)[at] ?? null]
    if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b))
    return order.descending ? compare(b, a) : compare(a, b)
  })
}
