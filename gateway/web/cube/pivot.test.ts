import { describe, expect, it } from 'vitest'
import type { CubeCellsFragment } from './cube.operations.ts'
import { hasBelow, keysOfLevel } from './cube-dimensions.ts'
import { pivot } from './pivot.ts'

const cell = (keys: (string | null)[], value: number | null, others = false): CubeCellsFragment['cells'][number] =>
  ({ keys, labels: keys.map((key) => (key === null ? null : `名${key}`)), labelsEn: keys.map(() => null), values: [value === null ? null : String(value)], others, filter: others ? null : [] })
const cube = (...cells: CubeCellsFragment['cells']): CubeCellsFragment => ({ total: '0', asOf: null, suppressed: 0, cells })
const nothing = { english: false, none: '(无)', chosen: () => [] }

describe('keysOfLevel', () => {
  it('disciplines and classes stand at one level: the highest, then what is below the chosen one, then the chosen one itself', () => {
    const keys = ['110', '11074', '210', '1107410', null]
    expect(keysOfLevel('DISCIPLINE', keys, [])).toEqual(new Set(['110', '210', null]))
    expect(keysOfLevel('DISCIPLINE', keys, ['110'])).toEqual(new Set(['11074', null]))
    expect(keysOfLevel('DISCIPLINE', keys, ['1107410'])).toEqual(new Set(['1107410', null]))
    expect(keysOfLevel('CATEGORY', ['A', 'A1', 'E10'], [])).toEqual(new Set(['A']))
    expect(keysOfLevel('CATEGORY', ['E', 'E1', 'E10'], ['E'])).toEqual(new Set(['E1', 'E10']))
    expect(keysOfLevel('CATEGORY', ['E', 'E1'], ['E1'])).toEqual(new Set(['E1']))
  })

  it('other dimensions have one level', () => {
    expect(keysOfLevel('PROVINCE', ['410000', '110000'], ['410000'])).toEqual(new Set(['410000', '110000']))
    expect([hasBelow('CATEGORY', 'A'), hasBelow('CATEGORY', 'A1'), hasBelow('DISCIPLINE', '110'), hasBelow('YEAR', '2020')]).toEqual([true, false, true, false])
  })
})

describe('pivot', () => {
  it('one dimension: rows by size and what has no value at the end; their cell is the total', () => {
    const table = pivot({ rows: ['RESOURCE_TYPE'], columns: [], cells: cube(cell(['a'], 3), cell(['b'], 5), cell([null], 9)), byRow: null, byColumn: null, ...nothing })
    expect(table.rows.map(({ labels, total }) => [labels[0], total?.values[0]])).toEqual([['名b', '5'], ['名a', '3'], ['(无)', '9']])
    expect(table.columns).toEqual([])
  })

  it('two dimensions: totals are those that the graph counted, not sums of cells', () => {
    const table = pivot({
      rows: ['PROVINCE'], columns: ['YEAR'], cells: cube(cell(['p', '2020'], 2), cell(['q', '2019'], 4), cell(['p', '2019'], 2)),
      byRow: cube(cell(['p'], 3), cell(['q'], 4)), byColumn: cube(cell(['2019'], 5), cell(['2020'], 2)), ...nothing,
    })
    expect(table.columns.map(({ keys }) => keys[0])).toEqual(['2019', '2020'])
    expect(table.rows.map(({ keys, total }) => [keys[0], total?.values[0]])).toEqual([['q', '4'], ['p', '3']])
    expect(table.cells.map((row) => row.map((each) => each?.values[0] ?? null))).toEqual([['4', null], ['2', '2']])
  })

  it('two row dimensions: groups stay together, the largest first', () => {
    const table = pivot({ rows: ['DOMAIN', 'YEAR'], columns: [], cells: cube(cell(['A', '2020'], 9), cell(['B', '2020'], 5), cell(['A', '2019'], 1)), byRow: null, byColumn: null, ...nothing })
    expect(table.rows.map(({ keys }) => keys)).toEqual([['A', '2020'], ['A', '2019'], ['B', '2020']])
  })

  it('what was folded is kept apart, and a withheld value stays a cell', () => {
    const table = pivot({ rows: ['CITY'], columns: [], cells: cube(cell(['a'], null), cell([null], 7, true)), byRow: null, byColumn: null, ...nothing })
    expect(table.others?.values).toEqual(['7'])
    expect(table.rows).toHaveLength(1)
    expect(table.rows[0]?.total?.values).toEqual([null])
  })
})
