import { describe, expect, it } from 'vitest'
import { isAskedFor } from './asked-for.ts'
import { decimalOf } from './decimal.ts'
import { foldOthers } from './fold-others.ts'

const cell = (key: string | null, count: number, ...values: (number | null)[]) => ({ keys: [key], count, values })

describe('foldOthers', () => {
  it('keeps the largest cells and adds up the rest', () => {
    expect(foldOthers([cell('a', 1, 10), cell('b', 5, 50), cell('c', 2, 20)], 1)).toEqual({ shown: [cell('b', 5, 50)], others: cell(null, 3, 30) })
  })

  it('has no others where all cells fit', () => {
    expect(foldOthers([cell('a', 1, 1)], 1).others).toBeNull()
  })

  it('withholds the sum of others where a part of it is withheld, or the part could be told from the rest', () => {
    expect(foldOthers([cell('a', 3, 9), cell('b', 2, null), cell('c', 1, 4)], 1).others?.values).toEqual([null])
  })

  it('orders equal counts by key, so that top is the same every time', () => {
    expect(foldOthers([cell('b', 1), cell('a', 1), cell(null, 1)], 2).shown.map(({ keys }) => keys[0])).toEqual(['a', 'b'])
  })
})

describe('decimalOf', () => {
  it.each([[0, '0'], [350.5, '350.5'], [0.1 + 0.2, '0.3'], [1e21, '1000000000000000000000'], [98765432109876, '98765432109876'], [1200, '1200']])('%d is written %s', (value, text) => {
    expect(decimalOf(value)).toBe(text)
  })

  it('stays null where a value is withheld', () => {
    expect(decimalOf(null)).toBeNull()
  })
})

describe('isAskedFor', () => {
  it('takes cells of ticked values and of what is below them, and no others of the same records', () => {
    expect(isAskedFor({ CITY: ['510100'] }, ['CITY'], ['510100'])).toBe(true)
    expect(isAskedFor({ CITY: ['510100'] }, ['CITY'], ['110100'])).toBe(false)
    expect(isAskedFor({ DISCIPLINE: ['110'] }, ['DISCIPLINE'], ['11074'])).toBe(true)
    expect(isAskedFor({ CATEGORY: ['E'] }, ['CATEGORY'], ['E10'])).toBe(true)
    expect(isAskedFor({ CATEGORY: ['E1'] }, ['CATEGORY'], ['E10'])).toBe(false)
    expect(isAskedFor({ CITY: ['510100'] }, ['YEAR'], [null])).toBe(true)
  })
})
