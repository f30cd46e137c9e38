import fc from 'fast-check'
import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { loadDemo } from '../../scripts/start/load-demo.ts'
import { toIndexFilter } from '../../subgraphs/catalogue/search-arguments.ts'
import { ANONYMOUS } from '../../schema/viewer.ts'
import { describeEngines, engineSettings } from '../engines.ts'
import { type LocalStack, openLocalStack } from '../flows/local-stack.ts'
import { idsBySql, type SqlFilter } from './sql-filter.ts'

const RUNS = 500
const LANES = 4
const PAGE = 1_000
const QUERY = `query($filter: ResourceFilter) {
  searchResources(first: 1, filter: $filter) { total { value relation } facet(name: RESOURCE_TYPE, first: 200) { buckets { key count } } }
  cube(dimensions: [RESOURCE_TYPE], filter: $filter) { total cells { values } } }`

/** Values that the records have, so that random filters find something. */
const valuesOf = async (sql: Sql): Promise<Record<string, string[]>> => {
  const distinct = async (expression: string): Promise<string[]> =>
    (await sql.unsafe(`select distinct v from catalogue.resource r, lateral (select ${expression} as v) x where v is not null order by v limit 60`)).map((row) => String(row.v))
  const each = (path: string, value: string): string => `jsonb_array_elements(coalesce(document -> '${path}', '[]')) ${value}`
  return {
    types: await distinct("document ->> 'resourceType'"), namespaces: await distinct('namespace'), categories: ['A', 'B', 'C', 'D', 'E', 'F', ...await distinct("document #>> '{category,code}'")],
    disciplines: ['1', '2', '3', '110', '18', '210', ...await distinct(each('disciplines', "->> 'code'"))], platforms: await distinct("document #>> '{platform,id}'"), organizations: await distinct("document #>> '{provider,organization,id}'"),
    projects: await distinct(each('funding', "#>> '{project,id}'")), programs: await distinct(each('funding', "->> 'program'")), provinces: await distinct(each('spatialCoverage', "->> 'adminCode'")).then((codes) => [...new Set(codes.map((code) => `${code.slice(0, 2)}0000`))]),
    countries: await distinct(each('spatialCoverage', "->> 'countryCode'")), sharingLevels: ['PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED'], origins: await distinct("document #>> '{provenance,origin}'"),
    serviceModes: ['DOCUMENT_DELIVERY', 'ONLINE_DOWNLOAD', 'PHYSICAL_ORDER', 'ONLINE_BOOKING', 'CUSTOM'],
  }
}

const arbitraryFilter = (values: Record<string, string[]>): fc.Arbitrary<SqlFilter> => {
  const terms = Object.entries(values).filter(([, list]) => list.length > 0).map(([name, list]) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 4 }).map((some) => ({ [name]: some })))
  const year = fc.integer({ min: 1985, max: 2026 })
  const others: fc.Arbitrary<SqlFilter>[] = [
    fc.boolean().map((hasFile) => ({ hasFile })),
    fc.tuple(year, year, fc.constantFrom('', '-06', '-06-15')).map(([a, b, rest]) => ({ generated: { from: `${Math.min(a, b)}${rest}`, to: `${Math.max(a, b)}${rest}` } })),
    year.map((from) => ({ generated: { from: String(from) } })),
    fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true }))
      .map(([west, east, south, height]) => ({ box: { west, east, south, north: Math.min(90, south + height) } })),
  ]
  return fc.uniqueArray(fc.nat({ max: terms.length + others.length - 1 }), { minLength: 0, maxLength: 3 })
    .chain((chosen) => fc.tuple(...chosen.map((at) => (at < terms.length ? (terms[at] as fc.Arbitrary<SqlFilter>) : (others[at - terms.length] as fc.Arbitrary<SqlFilter>)))))
    .map((parts) => Object.assign({}, ...parts) as SqlFilter)
}

describeEngines('search, facet, cube, scan and SQL agree', (engine) => {
  let stack: LocalStack
  let sql: Sql

  beforeAll(async () => {
    stack = await openLocalStack(await engineSettings(engine))
    sql = postgres(stack.databaseUrl, { max: LANES, onnotice: () => undefined })
    const { positions } = await loadDemo(stack.graph)
    await stack.ask('query($at: [String!]) { searchResources(first: 1, notBefore: $at) { total { value } } }', { at: positions })
    const all = (await idsBySql(sql, {})).length
    await vi.waitFor(async () => expect((await stack.graph.catalogue.engine.stats()).documents).toBe(all), { timeout: 60_000, interval: 500 })
  }, 120_000)
  afterAll(async () => {
    await sql?.end()
    await stack?.close()
  })

  const scanned = async (filter: SqlFilter): Promise<string[]> => {
    const ids: string[] = []
    for (let after: string | null = null; ; after = ids.at(-1) ?? null) {
      const page = await stack.graph.catalogue.engine.scan({ filter: toIndexFilter(filter, ANONYMOUS), protectedTiers: false, now: Date.now() }, after, PAGE)
      ids.push(...page.map(({ id }) => id))
      if (page.length < PAGE) return ids
    }
  }

  it(`for ${RUNS} random filters`, async () => {
    const filters = fc.sample(arbitraryFilter(await valuesOf(sql)), { numRuns: RUNS, seed: 20_261_121 })
    let found = 0
    const lane = async (from: number): Promise<void> => {
      for (let at = from; at < filters.length; at += LANES) {
        const filter = filters[at] as SqlFilter
        const [expected, answer, ids] = await Promise.all([idsBySql(sql, filter), stack.ask(QUERY, { filter }), scanned(filter)])
        const { searchResources: search, cube } = answer.data as never as { searchResources: { total: { value: number; relation: string }; facet: { buckets: { key: string; count: number }[] } }; cube: { total: string; cells: { values: string[] }[] } }
        const said = JSON.stringify(filter)
        // The facet counts as if its own filter were off.
        const facet = search.facet.buckets.filter(({ key }) => filter.types?.includes(key) ?? true)
        expect(ids, said).toEqual(expected)
        expect({ ...search.total, facet: facet.reduce((sum, bucket) => sum + bucket.count, 0), cube: cube.cells.reduce((sum, cell) => sum + Number(cell.values[0]), 0), cubeTotal: Number(cube.total) }, said)
          .toEqual({ value: expected.length, relation: 'EXACT', facet: expected.length, cube: expected.length, cubeTotal: expected.length })
        if (expected.length > 0) found += 1
      }
    }
    await Promise.all(Array.from({ length: LANES }, (_, from) => lane(from)))
    expect(found).toBeGreaterThan(RUNS / 4)
  }, 240_000)
})
