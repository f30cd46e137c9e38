import { describe, expect, it } from 'vitest'
import type { ColumnKind } from './columns.ts'
import type { Cell } from './flatten.ts'
import { orderRows, turned } from './order-rows.ts'

const columns = (kind: ColumnKind) => [{ path: 'other', title: '', titleEn: '', kind: 'TEXT' as const }, { path: 'it', title: '', titleEn: '', kind }]
const ordered = (kind: ColumnKind, cells: Cell[], descending = false) => orderRows(cells.map((cell) => ['x', cell]), (line) => line, columns(kind), { path: 'it', descending }).map(([, cell]) => cell)

describe('orderRows', () => {
  it('orders a column of numbers by value, decimals that are texts too', () => {
    expect(ordered('NUMBER', [10, 9, 100])).toEqual([9, 10, 100])
    expect(ordered('NUMBER', ['10', '9', '-1', '1e3', '0.5'])).toEqual(['-1', '0.5', '9', '10', '1e3'])
  })

  it('orders texts with the numbers in them, Chinese by its sound', () => {
    expect(ordered('TEXT', ['第10册', '第9册'])).toEqual(['第9册', '第10册'])
    expect(ordered('TEXT', ['小麦', '玉米', '大豆'])).toEqual(['大豆', '小麦', '玉米'])
    expect(ordered('BOOLEAN', [true, false, true])).toEqual([false, true, true])
  })

  it('puts what has no value last, ascending and descending', () => {
    expect(ordered('NUMBER', [null, 2, '', 1])).toEqual([1, 2, null, ''])
    expect(ordered('NUMBER', [null, 2, '', 1], true)).toEqual([2, 1, null, ''])
    expect(orderRows([[], ['x', 'a']], (line) => line, columns('TEXT'), { path: 'it', descending: true })).toEqual([['x', 'a'], []])
  })

  it('keeps numbers in order beside a cell that joins several', () => {
    expect(ordered('NUMBER', ['3; 4', '20', '1; 2', '5'])).toEqual(['5', '20', '1; 2', '3; 4'])
  })

  it('keeps the order of equal lines, and all of it where none or an unknown column is asked for', () => {
    const lines = [['b', 1], ['a', 1], ['c', 0]]
    expect(orderRows(lines, (line) => line, columns('NUMBER'), { path: 'it', descending: false })).toEqual([['c', 0], ['b', 1], ['a', 1]])
    expect(orderRows(lines, (line) => line, columns('NUMBER'), null)).toBe(lines)
    expect(orderRows(lines, (line) => line, columns('NUMBER'), { path: 'gone', descending: false })).toBe(lines)
  })
})

describe('turned', () => {
  it('goes from ascending to descending to none, and begins anew with another column', () => {
    const up = turned(null, 'a')
    expect(up).toEqual({ path: 'a', descending: false })
    const down = turned(up, 'a')
    expect(down).toEqual({ path: 'a', descending: true })
    expect(turned(down, 'a')).toBeNull()
    expect(turned(down, 'b')).toEqual({ path: 'b', descending: false })
  })
})
