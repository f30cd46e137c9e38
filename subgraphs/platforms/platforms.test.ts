import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkDocument } from '../../schema/check-document.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { testDatabase } from '../../test/postgres.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph, type RunningSubgraph } from '../kit/open-subgraph.ts'
import { platforms } from './index.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result findings { code path } } }'
type Outcome = { id: string; result: string; findings: { code: string; path: string[] }[] }
type Change = { id: string; typename: string; document: Record<string, unknown> }

let database: Awaited<ReturnType<typeof testDatabase>>
let subgraph: RunningSubgraph
let statements: string[] = []

const ask = async (query: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS) => {
  statements = []
  const result = await executeOn(subgraph, { query, variables }, { viewer, requestId: 'test' })
  return JSON.parse(JSON.stringify(result)) as { data: Record<string, never>; errors?: { message: string; extensions: { code: string } }[] }
}
const upsert = async (input: unknown[]): Promise<Outcome[]> => {
  const { data, errors } = await ask(UPSERT, { input }, SERVICE)
  expect(errors).toBeUndefined()
  return data.upsertResources as unknown as Outcome[]
}
/** Upserts and returns the ids, by source id. */
const make = async (...input: { sourceId: string }[]): Promise<Record<string, string>> => {
  const outcomes = await upsert(input)
  expect(outcomes.map((outcome) => outcome.findings)).toEqual(outcomes.map(() => []))
  return Object.fromEntries(input.map(({ sourceId }, at) => [sourceId, outcomes[at]?.id ?? '']))
}
const record = (typename: 'Organization' | 'Platform', sourceId: string, details: Record<string, unknown>, document: Record<string, unknown> = {}) => ({
  source: 'test', sourceId, typename,
  document: { profile: 'core/1', resourceType: typename.toUpperCase(), title: sourceId, provenance: { origin: 'HARVESTED', source: 'test', sourceId }, ...document, details },
})

/** Changes of the feed once it has come to the record of this source id: a transaction still open anywhere on the server holds it back. */
const feedUpTo = (title: string): Promise<Change[]> => vi.waitFor(async () => {
  const { data } = await ask('{ resourceChanges(first: 1000) { changes { id typename document } } }', {}, SERVICE)
  const { changes } = data.resourceChanges as unknown as { changes: Change[] }
  expect(changes.map(({ document }) => document.title)).toContain(title)
  return changes
}, { timeout: 20_000, interval: 100 })
const names = async (plural: string, typename: string, filter: Record<string, unknown>): Promise<unknown[]> => {
  const { data, errors } = await ask(`query($filter: ${typename}Filter) { ${plural}(first: 50, sort: TITLE_PINYIN, filter: $filter) { edges { node { name } } } }`, { filter })
  expect(errors).toBeUndefined()
  return (data[plural] as unknown as { edges: { node: { name: string } }[] }).edges.map(({ node }) => node.name)
}
const resolved = async (given: string[]): Promise<(string | null)[]> => {
  const { data, errors } = await ask('query($names: [String!]!) { resolveOrganizations(names: $names) { name } }', { names: given })
  expect(errors).toBeUndefined()
  return (data.resolveOrganizations as unknown as ({ name: string } | null)[]).map((found) => found?.name ?? null)
}

const USCC = '12100000400002259P'
let ids: Record<string, string> = {}

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(platforms, { databaseUrl: database.url, onQuery: (query) => statements.push(query) })
  ids = await make(record('Organization', '中国科学院', { aliases: ['CAS', '中科院'], ror: 'https://ror.org/034T30J35', kind: 'GOVERNMENT', province: '北京市', city: '北京市' }, { titleEn: 'Chinese Academy of Sciences' }))
  Object.assign(ids, await make(record('Organization', '国家纳米科学中心', {
    aliases: ['纳米中心'], ror: '04f49ff35', uscc: ` ${USCC.toLowerCase()}`, kind: 'INSTITUTE', types: ['facility'], status: 'ACTIVE', legalPerson: true, parent: { id: ids.中国科学院 }, parents: [{ id: ids.中国科学院 }], successors: [],
    province: '北京市', city: '海淀区', adminCode: '110108', point: { lon: 116.3, lat: 39.98 }, website: 'https://www.nanoctr.cas.cn', establishedYear: 2003,
  }, { titleEn: 'National Center for Nanoscience and Technology', alternativeTitles: [{ lang: 'zh', value: '纳米科学与技术中心' }], description: '简介' })))
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('types', () => {
  it('Organization: every field is written and read back, by id, ROR and credit code', async () => {
    const selection = `id name nameEn aliases description uscc ror kind types status legalPerson parent { name } parents { name } successors { name } children { total } platforms { total } province city adminCode point { lon lat } website establishedYear`
    const { data, errors } = await ask(`query($id: ID, $uscc: String) { a: organization(id: $id) { ${selection} } b: organization(ror: "ROR:04F49FF35") { id } c: organization(uscc: $uscc) { id } d: organization(ror: "034t30j35") { children { edges { node { name } } } } }`, { id: ids.国家纳米科学中心, uscc: USCC })
    expect(errors).toBeUndefined()
    expect(data.a).toEqual({
      id: ids.国家纳米科学中心, name: '国家纳米科学中心', nameEn: 'National Center for Nanoscience and Technology', aliases: ['纳米中心'], description: '简介', uscc: USCC, ror: '04f49ff35', kind: 'INSTITUTE', types: ['facility'], status: 'ACTIVE', legalPerson: true,
      parent: { name: '中国科学院' }, parents: [{ name: '中国科学院' }], successors: [], children: { total: 0 }, platforms: { total: 0 }, province: '北京市', city: '海淀区', adminCode: '110108', point: { lon: 116.3, lat: 39.98 }, website: 'https://www.nanoctr.cas.cn', establishedYear: 2003,
    })
    expect(data).toMatchObject({ b: { id: ids.国家纳米科学中心 }, c: { id: ids.国家纳米科学中心 }, d: { children: { edges: [{ node: { name: '国家纳米科学中心' } }] } } })
    expect((await ask('{ organization(ror: "tsinghua") { id } }')).errors?.[0]?.extensions.code).toBe('BAD_INPUT')
  })

  it('Platform: every field is written and read back, with hosts and department as organizations', async () => {
    const details = { code: 'NSDC-01', aliases: ['纳米平台'], domain: 'SCIENTIFIC_DATA', status: 'NATIONAL', head: '张三', website: 'https://p.example.org', accreditedOn: '2019-06-05', joinType: 'BOTH', regime: 'DATA_AND_MATERIALS' }
    const { 国家纳米数据中心: id } = await make(record('Platform', '国家纳米数据中心', { ...details, hosts: [{ id: ids.国家纳米科学中心 }], department: { name: '中科院', organization: { id: ids.中国科学院 } } }, { titleEn: 'National Nanodata Center', description: '简介' }))
    const { data, errors } = await ask('{ platform(code: "nsdc-01") { id code name nameEn aliases description domain status hosts { name platforms { total } } department { name organization { name kind } } head website accreditedOn joinType regime } }')
    expect(errors).toBeUndefined()
    expect(data.platform).toEqual({
      id, ...details, name: '国家纳米数据中心', nameEn: 'National Nanodata Center', description: '简介', hosts: [{ name: '国家纳米科学中心', platforms: { total: 1 } }], department: { name: '中科院', organization: { name: '中国科学院', kind: 'GOVERNMENT' } },
    })
  })

  it('are in the feed as core documents, with where they are and what they are part of', async () => {
    const changes = await feedUpTo('国家纳米数据中心')
    expect(changes.flatMap(({ document }) => checkDocument(document))).toEqual([])
    expect(changes.find((change) => change.id === ids.国家纳米科学中心)?.document).toMatchObject({
      resourceType: 'ORGANIZATION', relations: [{ kind: 'IS_PART_OF', id: ids.中国科学院 }], spatialCoverage: [{ name: '北京市海淀区', adminCode: '110108', point: { lon: 116.3, lat: 39.98 } }],
    })
  })

  it('take no ROR or credit code that is wrong or taken', async () => {
    const outcomes = await upsert([
      record('Organization', 'wrong ror', { ror: '134t30j35' }), record('Organization', 'wrong check character', { uscc: '12100000400002259X' }), record('Organization', 'no credit code', { uscc: '400002259' }), record('Organization', 'taken', { ror: 'https://ror.org/034t30j35' }),
    ])
    expect(outcomes.map(({ result, findings }) => [result, findings[0]?.code, findings[0]?.path.at(-1)])).toEqual([
      ['REFUSED', 'FIELD_INVALID', 'ror'], ['REFUSED', 'FIELD_INVALID', 'uscc'], ['REFUSED', 'FIELD_INVALID', 'uscc'], ['REFUSED', 'NOT_UNIQUE', 'organization_ror_key'],
    ])
  })

  it('answer without their status once they are deleted', async () => {
    const { 旧机构: id } = await make(record('Organization', '旧机构', { status: 'ACTIVE' }))
    await upsert([{ source: 'test', sourceId: '旧机构', typename: 'Organization', deleted: true }])
    const { data, errors } = await ask('query($id: ID) { organization(id: $id) { id name status } }', { id })
    expect(errors).toBeUndefined()
    expect(data.organization).toEqual({ id, name: null, status: null })
    expect(await resolved(['旧机构'])).toEqual([null])
  })
})

describe('resolveOrganizations', () => {
  it('matches names in both languages, aliases, ROR and credit codes in any spelling, in the order given, in one statement', async () => {
    const given = ['ＣＡＳ', '国家 纳米科学中心', 'chinese  academy of\u00a0sciences', '纳米科学与技术中心', 'https://ror.org/04f49ff35', 'ROR: 034T30J35', '1210 0000 4000 0225 9p', '没有这个机构', ' ', '中科院']
    expect(await resolved(given)).toEqual(['中国科学院', '国家纳米科学中心', '中国科学院', '国家纳米科学中心', '国家纳米科学中心', '中国科学院', '国家纳米科学中心', null, null, '中国科学院'])
    expect(statements).toHaveLength(1)
  })
  it('finds brackets and blanks in half or full width alike', async () => {
    await make(record('Organization', '中国地质大学（北京）', {}), record('Organization', '中国地质大学 (武汉)', {}))
    expect(await resolved(['中国地质大学(北京)', '中国地质大学（武汉）', '中国地质大学'])).toEqual(['中国地质大学（北京）', '中国地质大学 (武汉)', null])
  })
  it('is null where two bear the name, and follows a change of names', async () => {
    await make(record('Organization', '甲所', { aliases: ['农科院'] }), record('Organization', '乙所', { aliases: ['农科院'] }))
    expect(await resolved(['农科院', '甲所'])).toEqual([null, '甲所'])
    await make(record('Organization', '乙所', { aliases: ['乙'] }))
    expect((await upsert([record('Organization', '乙所', { aliases: ['乙'] })]))[0]?.result).toBe('UNCHANGED')
    expect(await resolved(['农科院', '乙'])).toEqual(['甲所', '乙所'])
  })
  it('takes 500 names and no more', async () => {
    expect(await resolved(Array.from({ length: 500 }, (_, at) => `机构${at}`))).toHaveLength(500)
    expect(statements).toHaveLength(1)
    const { errors } = await ask('query($names: [String!]!) { resolveOrganizations(names: $names) { id } }', { names: Array.from({ length: 501 }, String) })
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT')
    expect(await resolved([])).toEqual([])
    expect(statements).toHaveLength(0)
  })
})

describe('resolvePlatforms', () => {
  it('matches name, alias and code in one statement', async () => {
    const { data } = await ask('{ resolvePlatforms(names: ["纳米平台", "NSDC-01", "national nanodata center", "x"]) { name } }')
    expect(data.resolvePlatforms).toEqual([{ name: '国家纳米数据中心' }, { name: '国家纳米数据中心' }, { name: '国家纳米数据中心' }, null])
    expect(statements).toHaveLength(1)
  })
})

describe('filters', () => {
  beforeAll(async () => {
    await make(
      record('Organization', '某大学', { kind: 'UNIVERSITY', types: ['education'], legalPerson: false, parents: [{ id: ids.国家纳米科学中心 }], province: '广东省', city: '深圳市', adminCode: '440300' }, { lifecycle: 'DISPOSED' }),
      record('Platform', '某平台', { code: 'LIB-9', domain: 'LITERATURE', status: 'CANDIDATE', department: { name: '教育部' }, joinType: 'SITE', regime: 'LIBRARY', accreditedOn: '2004-12-31' }),
    )
  })
  const CASES: [string, string, () => Record<string, unknown>, string[]][] = [
    ['organizations', 'Organization', () => ({ title: '大学', kind: ['UNIVERSITY'] }), ['某大学']],
    ['organizations', 'Organization', () => ({ types: ['education', 'archive'] }), ['某大学']],
    ['organizations', 'Organization', () => ({ status: 'INACTIVE' }), ['某大学']],
    ['organizations', 'Organization', () => ({ status: 'ACTIVE' }), ['国家纳米科学中心']],
    ['organizations', 'Organization', () => ({ legalPerson: true }), ['国家纳米科学中心']],
    ['organizations', 'Organization', () => ({ parent: ids.中国科学院 }), ['国家纳米科学中心']],
    ['organizations', 'Organization', () => ({ parent: ids.国家纳米科学中心 }), ['某大学']],
    ['organizations', 'Organization', () => ({ province: '广东', city: '深圳', adminCode: '44' }), ['某大学']],
    ['platforms', 'Platform', () => ({ code: 'lib', domain: ['LITERATURE'], status: ['CANDIDATE'], department: '教育', joinType: ['SITE'], regime: ['LIBRARY'], accreditedOn: { from: '2004', to: '2004' } }), ['某平台']],
    ['platforms', 'Platform', () => ({ hosts: [ids.国家纳米科学中心] }), ['国家纳米数据中心']],
  ]
  for (const [plural, typename, filter, expected] of CASES) {
    it(`${plural}: ${filter.toString()}`, async () => {
      expect(await names(plural, typename, filter())).toEqual(expected)
    })
  }
})

describe('statements', () => {
  it('_entities: several organizations by id, ROR or credit code in one statement each', async () => {
    const query = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on Organization { name } ... on Platform { name } } }'
    const both = [{ name: '中国科学院' }, { name: '国家纳米科学中心' }]
    expect((await ask(query, { of: [ids.中国科学院, ids.国家纳米科学中心].map((id) => ({ __typename: 'Organization', id })) })).data._entities).toEqual(both)
    expect(statements).toHaveLength(1)
    expect((await ask(query, { of: ['034t30j35', 'https://ror.org/04f49ff35', 'none'].map((ror) => ({ __typename: 'Organization', ror })) })).data._entities).toEqual([...both, null])
    expect(statements).toHaveLength(1)
    expect((await ask(query, { of: ['LIB-9', 'nsdc-01'].map((code) => ({ __typename: 'Platform', code })) })).data._entities).toEqual([{ name: '某平台' }, { name: '国家纳米数据中心' }])
    expect(statements).toHaveLength(1)
  })
  it('links both ways: one statement a level', async () => {
    const { errors } = await ask('{ organizations { edges { node { parent { name } children { total edges { node { name parent { name } } } } platforms { edges { node { name hosts { name } } } } } } } }')
    expect(errors).toBeUndefined()
    // organizations, their children, totals and platforms; parents are on the page
    expect(statements).toHaveLength(4)
  })
})
