import { describe, expect, it } from 'vitest'
import type { Column } from '../../../schema/rows/columns.ts'
import { chartData, totalsOf } from './chart-data.ts'
import { allowsPicture, picturesFor } from './pictures-for.ts'
import { ticks } from './ticks.ts'

const column = (path: string, kind: Column['kind'] = 'TEXT'): Column => ({ path, title: path, titleEn: path, kind })
const words = { others: '其他', none: '(无)' }

describe('picturesFor', () => {
  const counted = [column('label'), column('count', 'NUMBER')]

  it('a label and a number: bars first, parts of a whole beside them', () => {
    expect(picturesFor(counted, [['论文', 5], ['数据集', 3]])).toEqual([
      { kind: 'BAR', x: 'label', y: 'count', series: null }, { kind: 'PIE', x: 'label', y: 'count', series: null },
    ])
  })

  it('years are time, whether they come as numbers or as text: a line first', () => {
    expect(picturesFor([column('year', 'NUMBER'), column('count', 'NUMBER')], [[2019, 5], [2020, 3]])[0]).toEqual({ kind: 'LINE', x: 'year', y: 'count', series: null })
    expect(picturesFor([column('generatedOn'), column('resourceType')], [['2019-03', 'PAPER'], ['2020', 'PAPER'], ['2020', 'REPORT']])[0]).toEqual({ kind: 'LINE', x: 'generatedOn', y: null, series: 'resourceType' })
  })

  it('a number that only looks like a year stays a number', () => {
    expect(picturesFor([column('label'), column('count', 'NUMBER')], [['a', 1999], ['b', 2001]])[0]).toEqual({ kind: 'BAR', x: 'label', y: 'count', series: null })
  })

  it('without a number rows are counted, and a column that names each row is no category', () => {
    expect(picturesFor([column('title'), column('platform.name')], [['a', 'P'], ['b', 'P'], ['c', 'Q']])).toEqual([
      { kind: 'BAR', x: 'platform.name', y: null, series: null }, { kind: 'PIE', x: 'platform.name', y: null, series: null },
    ])
    expect(picturesFor([column('title')], [['a'], ['b']])).toEqual([])
  })

  it('coordinates allow a map, and are no numbers to add up', () => {
    const columns = [column('city'), column('point.lon', 'NUMBER'), column('point.lat', 'NUMBER'), column('count', 'NUMBER')]
    const pictures = picturesFor(columns, [['北京市', 116.4, 39.9, 3], ['西安市', 108.9, 34.3, 2]])
    expect(pictures).toContainEqual({ kind: 'MAP', x: 'point.lon', y: 'point.lat', series: null })
    expect(pictures.filter(({ kind, y }) => kind !== 'MAP' && y !== 'count')).toEqual([])
  })

  it('no rows, no pictures; decimals as text are numbers; empty cells say nothing', () => {
    expect(picturesFor(counted, [])).toEqual([])
    expect(picturesFor([column('label'), column('value', 'NUMBER')], [['a', '12.5'], ['b', null]])[0]).toMatchObject({ kind: 'BAR', y: 'value' })
  })

  it('allowsPicture: true of every picture that is offered, false where a column is gone', () => {
    const rows = [['论文', 5], ['数据集', 3]]
    for (const picture of picturesFor(counted, rows)) expect(allowsPicture(counted, rows, picture)).toBe(true)
    expect(allowsPicture(counted, rows, { kind: 'BAR', x: 'label', y: 'gone', series: null })).toBe(false)
  })
})

describe('chartData', () => {
  const columns = [column('type'), column('year'), column('n', 'NUMBER')]
  const rows = [['论文', '2020', 2], ['论文', '2019', 3], ['数据集', '2020', '4'], [null, '2021', 1]]

  it('adds up by category, largest first, and names what has no value', () => {
    const data = chartData(columns, rows, { kind: 'BAR', x: 'type', y: 'n', series: null }, words)
    expect(data.categories).toEqual(['论文', '数据集', '(无)'])
    expect(data.series).toEqual([{ name: '', values: [5, 4, 1] }])
  })

  it('time stands in its order; series have a place for each of its steps', () => {
    const data = chartData(columns, rows, { kind: 'LINE', x: 'year', y: 'n', series: 'type' }, words)
    expect(data.categories).toEqual(['2019', '2020', '2021'])
    expect(data.series).toEqual([{ name: '论文', values: [3, 2, null] }, { name: '数据集', values: [null, 4, null] }, { name: '(无)', values: [null, null, 1] }])
  })

  it('folds small ones into one and loses nothing of the sum', () => {
    const many = Array.from({ length: 50 }, (_none, index) => [`t${index}`, '2020', index])
    const data = chartData(columns, many, { kind: 'BAR', x: 'type', y: 'n', series: null }, { ...words, categories: 10 })
    expect(data.categories).toHaveLength(10)
    expect(data.categories.at(-1)).toBe('其他')
    expect(data.folded.categories).toBe(41)
    expect(totalsOf(data).reduce((a, b) => a + b)).toBe((49 * 50) / 2)
  })
})

describe('ticks', () => {
  it.each([[0, 7, [0, 2, 4, 6, 8]], [0, 75_638, [0, 20_000, 40_000, 60_000, 80_000]], [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]], [-3, 4, [-4, -2, 0, 2, 4]], [0, 0, [0, 1]]])('%d to %d', (least, most, expected) => {
    expect(ticks(least, most)).toEqual(expected)
  })
})
