import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../schema/rows/flatten.ts'
import { orderRows } from './order-rows.ts'

const ordered = (cells: Cell[], descending = false) => orderRows(cells.map((cell) => [cell]), (line) => line, { column: 0, descending }).map(([cell]) => cell)

describe('orderRows', () => {
  it('sorts numbers by value, texts with numbers in them too, Chinese by its sound', () => {
    expect(ordered([10, 9, 100])).toEqual([9, 10, 100])
    expect(ordered(['第10册', '第9册'])).toEqual(['第9册', '第10册'])
    expect(ordered(['小麦', '玉米', '大豆'])).toEqual(['大豆', '小麦', '玉米'])
  })

  it('puts rows without a value last, ascending and descending', () => {
    expect(ordered([null, 2, 1])).toEqual([1, 2, null])
    expect(ordered([null, 2, 1], true)).toEqual([2, 1, null])
  })
})
