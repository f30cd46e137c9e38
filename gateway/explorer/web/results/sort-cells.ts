import type { Column } from '../../../../schema/rows/columns.ts'
import type { Cell } from '../../../../schema/rows/flatten.ts'

export interface Sorting {
  path: string
  isDescending: boolean
}

const chinese = new Intl.Collator('zh-CN', { numeric: true })

/** Lines in the order of one column: numbers as numbers, words as a Chinese dictionary has them, empty cells last either way. */
export const sortedCells = (cells: readonly (readonly Cell[])[], columns: readonly Column[], sorting: Sorting | undefined): readonly (readonly Cell[])[] => {
  const at = columns.findIndex(({ path }) => path === sorting?.path)
  const column = columns[at]
  if (!sorting || !column) return cells
  const direction = sorting.isDescending ? -1 : 1
  const isEmpty = (cell: Cell | undefined) => cell === null || cell === undefined || cell === ''
  return cells.toSorted((a, b) => {
    const [left, right] = [a[at], b[at]]
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right))
    const order = column.kind === 'NUMBER' ? Number(left) - Number(right) : chinese.compare(String(left), String(right))
    return order * direction
  })
}
