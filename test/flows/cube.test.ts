import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeEngines, engineSettings } from '../engines.ts'
import { type LocalStack, openLocalStack } from './local-stack.ts'
import { type Item, signedIn, write } from './writing.ts'

/** Beijing, Shanghai, Wuhan and Chengdu: on both sides of each boundary of S4-16. */
const CITIES: readonly (readonly [string, number])[] = [['110108', 500], ['310115', 499], ['420100', 100], ['510100', 99]]

const instrument = (sourceId: string, document: Record<string, unknown>): Item => ({ namespace: 'instruments', typename: 'Instrument', resourceType: 'INSTRUMENT', sourceId, document: { title: `电子显微镜 ${sourceId}`, ...document } })
const dataset = (sourceId: string, document: Record<string, unknown>): Item => ({ namespace: 'scientific-data', typename: 'Dataset', resourceType: 'DATASET', sourceId, document: { title: `土壤数据集 ${sourceId}`, ...document } })
const worth = (amount: number) => ({ originalValue: { amount: String(amount), currency: 'CNY' } })
const at = (adminCode: string) => [{ adminCode, countryCode: 'CHN' }]

const RECORDS: Item[] = [
  ...CITIES.flatMap(([code, count]) => Array.from({ length: count }, (_item, n) => instrument(`${code}-${n}`, { spatialCoverage: at(code), generatedOn: String(2000 + (n % 5)) }))),
  instrument('open', { spatialCoverage: at('620100'), sharing: { level: 'REGISTERED' }, details: worth(100), generatedOn: '2010' }),
  instrument('closed', { spatialCoverage: at('620100'), sharing: { level: 'RESTRICTED' }, details: worth(250.5), generatedOn: '2010' }),
  instrument('later', { spatialCoverage: at('620100'), sharing: { level: 'PUBLIC', embargoUntil: '2999-01-01' }, details: worth(777), generatedOn: '2011' }),
  instrument('draft', { spatialCoverage: at('620100'), status: 'DRAFT', details: worth(999), generatedOn: '2010' }),
  dataset('two', { spatialCoverage: [...at('620100'), ...at('610100')], disciplines: [{ code: '11074' }], category: { code: 'E6' }, lifecycle: 'SHARED', generatedOn: '2012' }),
  dataset('none', { disciplines: [{ code: '110' }] }),
]

interface Cell { keys: (string | null)[]; labels: (string | null)[]; values: (string | null)[]; others: boolean; filter: { field: string; values: string[] }[] | null }
interface Cube { cells: Cell[]; total: string; suppressed: number }

let stack: LocalStack
const CUBE = `query($dimensions: [CubeDimension!]!, $measures: [CubeMeasure!], $q: String, $filter: ResourceFilter, $asOf: DateTime, $top: Int) {
  cube(dimensions: $dimensions, measures: $measures, q: $q, filter: $filter, asOf: $asOf, top: $top) { cells { keys labels values others filter { field values } } total suppressed }
}`

const cube = async (variables: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Cube> => {
  const { data, errors } = await stack.ask(CUBE, variables, headers)
  expect(errors).toBeUndefined()
  return (data as unknown as { cube: Cube }).cube
}
const codeOf = async (variables: Record<string, unknown>, headers: Record<string, string> = {}) => (await stack.ask(CUBE, variables, headers)).errors?.[0]?.extensions.code
const counts = ({ cells }: Cube): Record<string, string | null> => Object.fromEntries(cells.map(({ keys, values }) => [keys.join(' '), values[0] ?? null]))
const totalOf = async (filter: Record<string, unknown>, q?: string, headers: Record<string, string> = {}): Promise<number> => {
  const { data, errors } = await stack.ask('query($q: String, $filter: ResourceFilter) { searchResources(q: $q, filter: $filter, first: 1) { total { value } } }', { q, filter }, headers)
  expect(errors).toBeUndefined()
  return (data as unknown as { searchResources: { total: { value: number } } }).searchResources.total.value
}

describeEngines('cube and cities', (engine) => {
  let center: Record<string, string>
  beforeAll(async () => {
    stack = await openLocalStack(await engineSettings(engine))
    await write(stack, RECORDS)
    center = await signedIn('center', [{ role: 'CENTER' }])
  })
  afterAll(() => stack.close())

  it('instrumentCities: 500 is GE_500, 499 and 100 are FROM_100_TO_500, 99 is LT_100, none is not listed, what is protected does not count', async () => {
    const { data } = await stack.ask('{ instrumentCities { adminCode city count sizeClass point { lon lat } } }')
    expect((data as unknown as { instrumentCities: unknown[] }).instrumentCities).toMatchObject([
      { adminCode: '110100', city: '北京市', count: 500, sizeClass: 'GE_500', point: { lon: expect.closeTo(116.4, 1), lat: expect.closeTo(39.9, 1) } },
      { adminCode: '310100', city: '上海市', count: 499, sizeClass: 'FROM_100_TO_500' },
      { adminCode: '420100', city: '武汉市', count: 100, sizeClass: 'FROM_100_TO_500' },
      { adminCode: '510100', city: '成都市', count: 99, sizeClass: 'LT_100' },
      { adminCode: '620100', city: '兰州市', count: 1 },
    ])
    const some = await stack.ask('{ instrumentCities(filter: { cities: ["510100"] }) { city } none: instrumentCities(filter: { types: ["PAPER"] }) { city } }')
    expect(some.data).toEqual({ instrumentCities: [{ city: '成都市' }], none: [] })
  })

  it.each([
    [['PROVINCE']], [['CITY', 'YEAR']], [['RESOURCE_TYPE', 'SHARING_LEVEL', 'LIFECYCLE']], [['DISCIPLINE']], [['CATEGORY', 'DOMAIN']], [['RESOURCE_TYPE', 'PROVINCE', 'YEAR', 'ORIGIN']], [['DEPARTMENT', 'SUBMISSION_DOMAIN', 'PROGRAM']],
  ])('cube by %s: each cell counts what its own search finds, for anybody and for the Center', async (dimensions) => {
    for (const headers of [{}, center]) {
      const { cells } = await cube({ dimensions, top: 1_000 }, headers)
      expect(cells.length).toBeGreaterThan(0)
      for (const cell of cells.slice(0, 12)) {
        const filter = Object.fromEntries((cell.filter ?? []).map(({ field, values }) => [field, values]))
        expect([cell.keys, await totalOf(filter, undefined, headers)]).toEqual([cell.keys, Number(cell.values[0])])
      }
    }
  })

  it('cube of a search and a filter: cells open beside them, and hold only what was ticked', async () => {
    const filter = { cities: ['620100'], missing: ['DEPARTMENT'] }
    const { cells, total } = await cube({ dimensions: ['CITY', 'DISCIPLINE'], q: '数据集', filter })
    expect(Number(total)).toBe(1)
    expect(cells.map(({ keys }) => keys.join(' ')).sort()).toEqual(['620100 110', '620100 11074'])
    for (const cell of cells) expect(await totalOf({ ...filter, ...Object.fromEntries((cell.filter ?? []).map(({ field, values }) => [field, values])) }, '数据集')).toBe(1)
  })

  it('cube: beyond top the rest is one cell that says so; no value is not others', async () => {
    const { cells, total } = await cube({ dimensions: ['PROVINCE'], top: 2 })
    expect(cells.map(({ keys, labels, values, others, filter }) => [keys[0], labels[0], values[0], others, filter === null])).toEqual([
      ['110000', '北京市', '500', false, false], ['310000', '上海市', '499', false, false], [null, '其他', '205', true, true],
    ])
    expect(total).toBe('1203')
    const missing = (await cube({ dimensions: ['PROVINCE'], top: 1_000 })).cells.find(({ keys }) => keys[0] === null)
    expect(missing).toMatchObject({ labels: [null], others: false, filter: [{ field: 'missing', values: ['PROVINCE'] }] })
  })

  it('cube: places of closed and embargoed records count under no value for those who may not see them', async () => {
    expect(counts(await cube({ dimensions: ['CITY'], filter: { types: ['INSTRUMENT'] } }))).toMatchObject({ '620100': '1', '': '2' })
    expect(counts(await cube({ dimensions: ['CITY'], filter: { types: ['INSTRUMENT'] } }, center))).toMatchObject({ '620100': '3' })
    expect(counts(await cube({ dimensions: ['CITY'], filter: { types: ['INSTRUMENT'] } }, center))['']).toBeUndefined()
  })

  it('cube: values are the Center\'s; a cell with a value that nobody may read yet is withheld', async () => {
    const measures = ['COUNT', 'ORIGINAL_VALUE_CNY']
    for (const grants of [[], [{ role: 'DEPARTMENT' as const }], [{ role: 'PLATFORM_MANAGER' as const }]]) expect(await codeOf({ dimensions: ['YEAR'], measures }, await signedIn('someone', grants))).toBe('FORBIDDEN')
    expect(await codeOf({ dimensions: ['YEAR'], measures })).toBe('FORBIDDEN')
    const byYear = await cube({ dimensions: ['YEAR'], measures }, center)
    expect(byYear.cells.find(({ keys }) => keys[0] === '2010')?.values).toEqual(['2', '350.5'])
    expect(byYear.cells.find(({ keys }) => keys[0] === '2011')?.values).toEqual(['1', null])
    expect(byYear.suppressed).toBe(1)
    expect((await cube({ dimensions: ['CITY'], measures, filter: { years: ['2010', '2011'] } }, center)).cells[0]?.values).toEqual(['3', null])
  })

  it('originalValue: a range finds out nothing of a value that nobody may read yet', async () => {
    expect(await totalOf({ originalValue: { from: '777', to: '777' } }, undefined, center)).toBe(0)
    expect(await totalOf({ originalValue: { from: '100', to: '300' } }, undefined, center)).toBe(2)
  })

  it('cube as of an instant: now it equals the live one, before the first record it is empty', async () => {
    for (const headers of [{}, center]) {
      for (const dimensions of [['CITY'], ['PROVINCE', 'YEAR'], ['DISCIPLINE'], ['CATEGORY', 'DOMAIN', 'LIFECYCLE'], ['RESOURCE_TYPE', 'SHARING_LEVEL']]) {
        const asOf = new Date(Date.now() - 1).toISOString()
        const [live, past] = [await cube({ dimensions, top: 1_000 }, headers), await cube({ dimensions, top: 1_000, asOf }, headers)]
        expect(counts(past)).toEqual(counts(live))
        expect(past.total).toBe(live.total)
      }
    }
    const filter = { cities: ['620100'], disciplines: ['110'] }
    expect(counts(await cube({ dimensions: ['CITY'], filter, asOf: new Date(Date.now() - 1).toISOString() }))).toEqual(counts(await cube({ dimensions: ['CITY'], filter })))
    expect(await cube({ dimensions: ['YEAR'], asOf: '2001-01-01T00:00:00Z' })).toMatchObject({ cells: [], total: '0' })
  })

  it('cube as of an instant: who would wait too long is told so in two seconds', async () => {
    const sql = postgres(stack.databaseUrl, { max: 1, onnotice: () => undefined })
    try {
      await sql.begin(async (transaction) => {
        await transaction`lock table catalogue.resource_history in access exclusive mode`
        const began = Date.now()
        expect(await codeOf({ dimensions: ['CITY'], asOf: new Date(began - 1).toISOString() })).toBe('TIMEOUT')
        expect(Date.now() - began).toBeLessThan(6_000)
      })
    } finally {
      await sql.end()
    }
    expect(await codeOf({ dimensions: ['CITY'], asOf: new Date(Date.now() - 1).toISOString() })).toBeUndefined()
  })

  it('cube: refuses what it cannot answer with a sentence', async () => {
    const asOf = '2020-01-01T00:00:00Z'
    expect(await codeOf({ dimensions: [] })).toBe('BAD_INPUT')
    expect(await codeOf({ dimensions: ['YEAR', 'YEAR'] })).toBe('BAD_INPUT')
    expect(await codeOf({ dimensions: ['YEAR'], top: 0 })).toBe('BAD_INPUT')
    expect(await codeOf({ dimensions: ['YEAR'], asOf, q: '显微镜' })).toBe('BAD_INPUT')
    expect(await codeOf({ dimensions: ['YEAR'], asOf, filter: { hasFile: true } })).toBe('BAD_INPUT')
    expect(await codeOf({ dimensions: ['YEAR'], asOf, measures: ['ORIGINAL_VALUE_CNY'] }, center)).toBe('BAD_INPUT')
    expect(await codeOf({ dimensions: ['YEAR'], asOf: '2999-01-01T00:00:00Z' })).toBe('BAD_INPUT')
  })
})
