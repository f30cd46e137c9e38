import { expect, it } from 'vitest'
import type { IndexFilter, SearchEngine } from '../port.ts'
import { built, fill, ids, write } from './fixtures.ts'

const at = (lon: number, lat: number) => ({ spatialCoverage: [{ point: { lon, lat } }] })
const inBox = (west: number, south: number, east: number, north: number) => ({ spatialCoverage: [{ bbox: { west, south, east, north } }] })
const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000

export const filterContract = (engine: () => SearchEngine): void => {
  const found = async (filter: Partial<IndexFilter>): Promise<string[]> => (await ids(engine(), { filter: { terms: {}, ...filter } })).sort()

  it('terms: any value of a field, all fields together', async () => {
    await fill(engine(), {
      'a:1': { resourceType: 'PAPER', keywords: ['x', 'y'] }, 'a:2': { resourceType: 'PAPER', keywords: ['z'] }, 'b:1': { resourceType: 'STRAIN', keywords: ['x'] },
    })
    expect(await found({ terms: { RESOURCE_TYPE: ['PAPER', 'STRAIN'], KEYWORD: ['x'] } })).toEqual(['a:1', 'b:1'])
    expect(await found({ terms: { NAMESPACE: ['a'], KEYWORD: ['x', 'z'] } })).toEqual(['a:1', 'a:2'])
    expect(await found({ terms: { KEYWORD: ["x' OR '1'='1"] } })).toEqual([])
    expect(await found({ terms: { KEYWORD: [] } })).toEqual([])
  })

  it('terms: disciplines by prefix, categories by any code of the path', async () => {
    await fill(engine(), {
      'a:1': { disciplines: [{ code: '11074' }], category: { code: 'C12', path: ['C', 'C1', 'C12'] } }, 'a:2': { disciplines: [{ code: '110' }] }, 'a:3': { disciplines: [{ code: '2110' }] },
    })
    expect(await found({ terms: { DISCIPLINE: ['110'] } })).toEqual(['a:1', 'a:2'])
    expect(await found({ terms: { DISCIPLINE: ['11074', '2'] } })).toEqual(['a:1', 'a:3'])
    expect(await found({ terms: { DISCIPLINE: ['%', '_', '1_0'] } })).toEqual([])
    expect(await found({ terms: { CATEGORY: ['C1'] } })).toEqual(['a:1'])
  })

  it('terms: every field of the port', async () => {
    await fill(engine(), {
      'a:1': {
        resourceType: 'PAPER', submissionType: 'REPORT', platform: { id: 'platforms:p1' }, provider: { name: 'x', organization: { id: 'platforms:o1' } }, servicer: { organization: { id: 'platforms:o2' } },
        spatialCoverage: [{ adminCode: '440305', countryCode: 'chn' }], generatedOn: '2019-05', sharing: { level: 'AGREEMENT', serviceModes: ['ONLINE_DOWNLOAD'] }, provenance: { origin: 'HARVESTED' },
        rights: { license: 'CC-BY-4.0' }, funding: [{ program: 'NSFC', project: { id: 'submissions:x' } }], links: [{ kind: 'DOWNLOAD' }], identifiers: [{ scheme: 'DOI', value: '10.1/X' }, { scheme: 'DOI', value: '10.1234/X' }],
      },
      'a:2': {},
    })
    const terms = {
      SUBMISSION_TYPE: 'REPORT', PLATFORM: 'platforms:p1', ORGANIZATION: 'platforms:o2', PROVINCE: '440000', CITY: '440300', COUNTRY: 'CHN', YEAR: '2019', SHARING_LEVEL: 'AGREEMENT',
      ORIGIN: 'HARVESTED', SERVICE_MODE: 'ONLINE_DOWNLOAD', LICENSE: 'CC-BY-4.0', PROGRAM: 'NSFC', PROJECT: 'submissions:x', HAS_FILE: 'true', IDENTIFIER: '10.1234/x',
    }
    for (const [field, value] of Object.entries(terms)) expect([field, await found({ terms: { [field]: [value] } })]).toEqual([field, ['a:1']])
  })

  it('ranges: both ends included, open at either end, never a record without the value', async () => {
    await fill(engine(), { 'a:1': { releasedAt: '2020-01-01T00:00:00Z' }, 'a:2': { releasedAt: '2021-01-01T00:00:00Z' }, 'a:3': {} })
    const [first, second] = [Date.parse('2020-01-01T00:00:00Z'), Date.parse('2021-01-01T00:00:00Z')]
    expect(await found({ released: { from: first, to: first } })).toEqual(['a:1'])
    expect(await found({ released: { from: first + 1 } })).toEqual(['a:2'])
    expect(await found({ released: { to: second } })).toEqual(['a:1', 'a:2'])
    expect(await found({ released: {} })).toEqual(['a:1', 'a:2'])
    expect(await found({ updated: { from: 0 } })).toEqual([])
  })

  it('ranges: a date known to the year or the month matches where it may have been', async () => {
    await fill(engine(), { 'a:year': { generatedOn: '2019' }, 'a:month': { generatedOn: '2019-05' }, 'a:day': { generatedOn: '2019-05-20' }, 'a:old': { generatedOn: '1899' } })
    expect(await found({ generated: { from: days('2019-05-20'), to: days('2019-05-20') } })).toEqual(['a:day', 'a:month', 'a:year'])
    expect(await found({ generated: { from: days('2019-06-01'), to: days('2019-06-30') } })).toEqual(['a:year'])
    expect(await found({ generated: { to: days('1900-01-01') } })).toEqual(['a:old'])
  })

  it('ranges: measures, each by itself', async () => {
    await write(engine(), [
      built('a:1', { measures: { ORIGINAL_VALUE_CNY: 499_999.99, VOLUME_BYTES: 9_007_199_254_740_991 } }), built('a:2', { measures: { ORIGINAL_VALUE_CNY: 500_000, EFFECTIVE_HOURS: 0 } }), built('a:3'),
    ])
    expect(await found({ measures: { ORIGINAL_VALUE_CNY: { from: 500_000 } } })).toEqual(['a:2'])
    expect(await found({ measures: { ORIGINAL_VALUE_CNY: { to: 499_999.99 } } })).toEqual(['a:1'])
    expect(await found({ measures: { ORIGINAL_VALUE_CNY: {}, EFFECTIVE_HOURS: { from: 0, to: 0 } } })).toEqual(['a:2'])
    expect(await found({ measures: { VOLUME_BYTES: { from: 1e15 } } })).toEqual(['a:1'])
    expect(await found({ measures: { SERVICE_REQUESTS: {} } })).toEqual([])
  })

  it('ids and buckets: those and no others', async () => {
    await write(engine(), [built('a:1', { bucket: 7 }), built('a:2', { bucket: 1023 }), built('a:3', { bucket: 7 })])
    expect(await found({ ids: ['a:3', 'a:1', 'a:9', "a:1' OR 1=1"] })).toEqual(['a:1', 'a:3'])
    expect(await found({ ids: [] })).toEqual([])
    expect(await found({ bucket: 7 })).toEqual(['a:1', 'a:3'])
    expect(await found({ bucket: 7, ids: ['a:2', 'a:3'] })).toEqual(['a:3'])
    expect(await found({ bucket: 0 })).toEqual([])
  })

  it('box: points and boxes that overlap it, edges included', async () => {
    await fill(engine(), { 'a:in': at(116.4, 39.9), 'a:edge': at(117, 40), 'a:out': at(117.1, 40), 'a:across': inBox(100, 30, 130, 50), 'a:beside': inBox(120, 30, 130, 50), 'a:none': {} })
    expect(await found({ box: { west: 116, south: 39, east: 117, north: 40 } })).toEqual(['a:across', 'a:edge', 'a:in'])
  })

  it('box: compares in doubles', async () => {
    await fill(engine(), { 'a:1': at(116.4000001, 39.9), 'a:2': at(116.4, 39.9000001) })
    expect(await found({ box: { west: 116, south: 39, east: 116.4, north: 40 } })).toEqual(['a:2'])
    expect(await found({ box: { west: 116, south: 39, east: 117, north: 39.9 } })).toEqual(['a:1'])
    expect(await found({ box: { west: 116.4000001, south: 39.9, east: 116.4000001, north: 39.9 } })).toEqual(['a:1'])
  })

  it('box: goes across 180° where its west is greater than its east, for what is asked and what is stored', async () => {
    await fill(engine(), { 'a:fiji': at(178, -18), 'a:samoa': at(-172, -13), 'a:date-line': at(180, 0), 'a:beijing': at(116, 40), 'a:pacific': inBox(170, -20, -170, 0), 'a:world': inBox(-180, -90, 180, 90) })
    expect(await found({ box: { west: 175, south: -30, east: -170, north: 10 } })).toEqual(['a:date-line', 'a:fiji', 'a:pacific', 'a:samoa', 'a:world'])
    expect(await found({ box: { west: -180, south: -5, east: -175, north: 5 } })).toEqual(['a:date-line', 'a:pacific', 'a:world'])
    expect(await found({ box: { west: 0, south: -90, east: 120, north: 90 } })).toEqual(['a:beijing', 'a:world'])
  })

  it('near: within the distance by haversine, to the nearest edge of a box, across 180° and over a pole', async () => {
    await fill(engine(), { 'a:beijing': at(116.4074, 39.9042), 'a:tianjin': at(117.2008, 39.0842), 'a:box': inBox(118, 39, 120, 41), 'a:east': at(179.9, 0), 'a:west': at(-179.9, 0), 'a:pole': at(10, 89.9) })
    expect(await found({ near: { lon: 116.4074, lat: 39.9042, km: 112 } })).toEqual(['a:beijing'])
    expect(await found({ near: { lon: 116.4074, lat: 39.9042, km: 115 } })).toEqual(['a:beijing', 'a:tianjin'])
    expect(await found({ near: { lon: 116.4074, lat: 39.9042, km: 137 } })).toEqual(['a:beijing', 'a:box', 'a:tianjin'])
    expect(await found({ near: { lon: 180, lat: 0, km: 12 } })).toEqual(['a:east', 'a:west'])
    expect(await found({ near: { lon: -170, lat: 89.9, km: 25 } })).toEqual(['a:pole'])
    expect(await found({ near: { lon: 179.9, lat: 0, km: 0 } })).toEqual(['a:east'])
  })

  it('within: polygons with holes, and such as go beyond 180°', async () => {
    await fill(engine(), { 'a:in': at(1, 1), 'a:hole': at(5, 5), 'a:out': at(11, 1), 'a:cut': inBox(9, 9, 20, 20), 'a:in-hole': inBox(4.5, 4.5, 5.5, 5.5), 'a:samoa': at(-172, -13) })
    const square = (a: number, b: number) => [[a, a], [b, a], [b, b], [a, b], [a, a]]
    expect(await found({ within: [[square(0, 10), square(4, 6)]] })).toEqual(['a:cut', 'a:in'])
    expect(await found({ within: [[square(4.9, 5.1)], [[[10.5, 0], [12, 0], [12, 2], [10.5, 2], [10.5, 0]]]] })).toEqual(['a:hole', 'a:in-hole', 'a:out'])
    expect(await found({ within: [[[[170, -20], [200, -20], [200, 0], [170, 0], [170, -20]]]] })).toEqual(['a:samoa'])
  })

  it('all filters together, and with a query', async () => {
    await fill(engine(), { 'a:1': { title: '小麦', ...at(1, 1), releasedAt: '2020-01-01T00:00:00Z' }, 'a:2': { title: '小麦', ...at(1, 1) }, 'a:3': { title: '水稻', ...at(1, 1) } })
    const filter = { terms: { RESOURCE_TYPE: ['DATASET'] }, released: { from: 0 }, box: { west: 0, south: 0, east: 2, north: 2 }, near: { lon: 1, lat: 1, km: 1 } }
    expect(await ids(engine(), { q: '小麦', filter })).toEqual(['a:1'])
  })
}
