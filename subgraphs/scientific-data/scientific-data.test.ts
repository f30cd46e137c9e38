import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { testDatabase } from '../../test/postgres.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph } from '../kit/open-subgraph.ts'
import { writableColumns } from '../kit/special-columns.ts'
import { everyField } from '../kit/test/every-field.ts'
import { scientificData } from './index.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const USER: Viewer = { id: 'u', grants: [{ role: 'USER' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { id result findings { code path } } }'

const SAMPLES: Record<string, { resourceType: string; details: Record<string, unknown> }> = {
  Dataset: { resourceType: 'EMERGENCY_DATA', details: {
    kind: 'DATA_PRODUCT', subtype: '栅格', dataClass: '海洋', volumeBytes: '98765432109876', recordCount: '12000000000', fileCount: 365, formats: ['NetCDF', 'CSV'], updateFrequency: 'MONTHLY', maintenanceNote: '每月 5 日更新',
    methodology: '浮标观测', qualityStatement: '三级质控', lineage: '来自某浮标阵列', crs: 'EPSG:4326', spatialResolution: { value: '0.25', unit: 'deg' }, temporalResolution: 'P1D',
    distributions: [{ id: 'd1', title: '2020 年', accessUrl: 'https://a.example/d1', downloadUrl: 'https://a.example/d1.nc', mediaType: 'application/x-netcdf', byteSize: '1048576', checksum: 'abc', checksumAlgorithm: 'SHA-256', minLevel: 'PUBLIC' }],
    variables: [{ name: 'sst', label: '海表温度', unit: 'Cel', type: 'float', description: '逐日平均' }], recommendedCitation: '某人. 某数据集. 2020.', usageStatement: '须注明出处', isEmergencyData: true,
  } },
  PopularScienceItem: { resourceType: 'POPULAR_SCIENCE', details: { form: 'VIDEO', audience: '中小学生', gallery: '航天馆', volumeBytes: '500000000' } },
}

type Outcome = { id: string; result: string; findings: { code: string; path: string[] }[] }
let database: Awaited<ReturnType<typeof testDatabase>>
let subgraph: Awaited<ReturnType<typeof openSubgraph>>
let statements: string[] = []

const ask = async (query: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS) => {
  statements = []
  const { data, errors } = JSON.parse(JSON.stringify(await executeOn(subgraph, { query, variables }, { viewer, requestId: 'test' })))
  expect(errors).toBeUndefined()
  return data
}
const upsert = async (input: unknown[]): Promise<Outcome[]> => (await ask(UPSERT, { input }, SERVICE)).upsertResources
const record = (sourceId: string, typename: string, document: Record<string, unknown>) => ({
  source: 'test', sourceId, typename,
  document: { profile: 'core/1', resourceType: typename === 'Dataset' ? 'DATASET' : 'POPULAR_SCIENCE', title: sourceId, provenance: { origin: 'HARVESTED' }, ...document },
})
const store = async (sourceId: string, document: Record<string, unknown> = {}): Promise<string> => {
  const [outcome] = await upsert([record(sourceId, 'Dataset', document)])
  expect(outcome).toMatchObject({ result: 'CREATED', findings: [] })
  return outcome?.id ?? ''
}

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(scientificData, { databaseUrl: database.url, onQuery: (query) => statements.push(query) })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('every kind', () => {
  for (const kind of scientificData.kinds) {
    it(`${kind.typename}: keeps each special field as it was given`, async () => {
      const { details, resourceType } = SAMPLES[kind.typename] ?? { details: {}, resourceType: '' }
      expect(Object.keys(details).sort()).toEqual([...writableColumns(kind)].sort())
      const given = record(`full ${kind.typename}`, kind.typename, { title: `${kind.typename} 全项`, resourceType, details })
      const [outcome] = await upsert([given])
      expect(outcome).toMatchObject({ result: 'CREATED', findings: [] })
      const fields = everyField(subgraph.schema, subgraph.store, kind.typename, writableColumns(kind))
      expect((await ask(`query($id: ID) { one: ${kind.singular}(id: $id) { resourceType ${fields} } }`, { id: outcome?.id })).one).toEqual({ resourceType, ...details })
      expect((await upsert([given]))[0]?.result).toBe('UNCHANGED')
    })
  }

  it('gives search its words and the cube its volume', async () => {
    // A transaction anywhere in the cluster, of another test file too, may hold the feed back for a moment.
    await vi.waitFor(async () => {
      const { resourceChanges } = await ask('{ resourceChanges(first: 100) { changes { typename document } } }', {}, SERVICE)
      const documents = Object.fromEntries(resourceChanges.changes.map((change: { typename: string; document: unknown }) => [change.typename, change.document]))
      expect(documents.Dataset).toMatchObject({ measures: { volumeBytes: '98765432109876' } })
      expect(documents.Dataset.search.public).toEqual(expect.arrayContaining(['sst', '海表温度', 'NetCDF', '来自某浮标阵列', '浮标观测']))
      expect(documents.PopularScienceItem).toMatchObject({ measures: { volumeBytes: '500000000' }, search: { public: ['航天馆', '中小学生'] } })
    }, { timeout: 10_000, interval: 50 })
  })
})

describe('upsertResources', () => {
  it('takes emergency data from the code of the type, and refuses a record that contradicts it', async () => {
    const id = await store('plain')
    expect((await ask('query($id: ID) { dataset(id: $id) { isEmergencyData } }', { id })).dataset.isEmergencyData).toBe(false)
    const [contradicting, nameless] = await upsert([record('wrong', 'Dataset', { details: { isEmergencyData: true } }), record('nameless', 'Dataset', { details: { variables: [{ unit: 'm' }] } })])
    expect(contradicting).toMatchObject({ result: 'REFUSED', findings: [{ code: 'CHECK_FAILED' }] })
    expect(nameless).toMatchObject({ result: 'REFUSED', findings: [{ code: 'FIELD_MISSING', path: ['details', 'variables', '0', 'name'] }] })
  })
})

describe('filters', () => {
  const FILTERS: Record<string, [hit: string, miss: string][]> = {
    datasets: [
      ['kind: [DATA_PRODUCT, SERVICE]', 'kind: [SERVICE]'], ['subtype: "栅"', 'subtype: "矢"'], ['dataClass: ["海洋"]', 'dataClass: ["林业"]'], ['formats: ["CSV", "XML"]', 'formats: ["XML"]'],
      ['updateFrequency: [MONTHLY]', 'updateFrequency: [DAILY]'], ['volumeBytes: { from: "98765432109876" }', 'volumeBytes: { to: "98765432109875", from: "1" }'], ['variable: "SST"', 'variable: "逐日"'],
      ['crs: "4326"', 'crs: "4490"'], ['isEmergencyData: true', 'isEmergencyData: true, types: ["DATASET"]'],
    ],
    popularScienceItems: [['form: [VIDEO]', 'form: [GAME]'], ['audience: "学生"', 'audience: "成人"'], ['gallery: "航天"', 'gallery: "海洋"']],
  }
  for (const kind of scientificData.kinds) {
    it(`${kind.plural}: each special filter finds the record, or does not`, async () => {
      for (const [hit, miss] of FILTERS[kind.plural] ?? []) {
        const query = (filter: string) => `{ list: ${kind.plural}(filter: { ${filter} }) { total edges { node { title } } } }`
        expect([hit, (await ask(query(hit))).list.edges]).toEqual([hit, [{ node: { title: `${kind.typename} 全项` } }]])
        expect([miss, (await ask(query(miss))).list.total]).toEqual([miss, 0])
      }
    })
  }
})

describe('links', () => {
  const madeWith = (...ids: string[]) => ids.map((id) => ({ kind: 'PRODUCED_WITH', id }))

  it('lead to instruments and papers by reference, and back from them, with one statement for all', async () => {
    const first = await store('l1', { relations: [...madeWith('instruments:a', 'instruments:b', 'platforms:p'), { kind: 'IS_DESCRIBED_BY', id: 'literature:x' }] })
    const second = await store('l2', { relations: [...madeWith('instruments:b'), { kind: 'IS_DESCRIBED_BY', identifier: { scheme: 'DOI', value: '10.1/y' } }] })
    const out = await ask('query($ids: [ID!]) { datasets(filter: { ids: $ids }, sort: TITLE_PINYIN) { edges { node { madeWith { __typename id } papers { __typename id } } } } }', { ids: [first, second] })
    expect(out.datasets.edges.map((edge: { node: unknown }) => edge.node)).toEqual([
      { madeWith: [{ __typename: 'Instrument', id: 'instruments:a' }, { __typename: 'Instrument', id: 'instruments:b' }], papers: [{ __typename: 'Paper', id: 'literature:x' }] },
      { madeWith: [{ __typename: 'Instrument', id: 'instruments:b' }], papers: [] },
    ])
    expect(statements).toHaveLength(3)
    const references = [...['a', 'b', 'none'].map((id) => ({ __typename: 'Instrument', id: `instruments:${id}` })), { __typename: 'Paper', id: 'literature:x' }]
    const back = await ask('query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Instrument { id datasets(first: 1) { total pageInfo { hasNextPage } } } ... on Paper { datasets { edges { node { title } } } } } }', { r: references })
    expect(back._entities).toEqual([
      { __typename: 'Instrument', id: 'instruments:a', datasets: { total: 1, pageInfo: { hasNextPage: false } } },
      { __typename: 'Instrument', id: 'instruments:b', datasets: { total: 2, pageInfo: { hasNextPage: true } } },
      { __typename: 'Instrument', id: 'instruments:none', datasets: { total: 0, pageInfo: { hasNextPage: false } } },
      { __typename: 'Paper', datasets: { edges: [{ node: { title: 'l1' } }] } },
    ])
    // the datasets of all instruments, their totals, the datasets of the papers
    expect(statements).toHaveLength(3)
  })

  it('lead from a version to those before and after it', async () => {
    const v1 = await store('ver1')
    const v2 = await store('ver2', { relations: [{ kind: 'IS_VERSION_OF', id: v1 }] })
    await store('ver3', { relations: [{ kind: 'IS_VERSION_OF', id: v1 }, { kind: 'IS_VERSION_OF', id: v2 }] })
    const { datasets } = await ask('{ datasets(filter: { title: "ver" }, sort: TITLE_PINYIN) { edges { node { title previousVersions { title } newerVersions { total edges { node { title } } } } } } }')
    expect(datasets.edges.map(({ node }: { node: { title: string; previousVersions: { title: string }[]; newerVersions: { total: number } } }) => [node.title, node.previousVersions.map((version) => version.title), node.newerVersions.total])).toEqual([
      ['ver1', [], 2], ['ver2', ['ver1'], 1], ['ver3', ['ver1', 'ver2'], 0],
    ])
    // the list, what each states, the newer ones, their totals; the earlier ones are known by then
    expect(statements).toHaveLength(4)
  })
})

describe('distributions', () => {
  const distributions = [
    { id: '1', title: '开放', downloadUrl: 'https://a.example/1', byteSize: '10' },
    { id: '2', title: '登录', accessUrl: 'https://a.example/2', minLevel: 'REGISTERED' },
  ]
  const look = async (id: string, viewer: Viewer) => (await ask('query($id: ID) { dataset(id: $id) { distributions { title accessUrl downloadUrl } redactedFields } }', { id }, viewer)).dataset

  it('keep back the address of what the viewer may not fetch, by the level of dataset and file', async () => {
    const open = await store('open', { sharing: { level: 'PUBLIC' }, details: { distributions } })
    expect(await look(open, ANONYMOUS)).toEqual({
      distributions: [{ title: '开放', accessUrl: null, downloadUrl: 'https://a.example/1' }, { title: '登录', accessUrl: null, downloadUrl: null }], redactedFields: ['distributions.accessUrl'],
    })
    expect(await look(open, USER)).toMatchObject({ distributions: [{}, { accessUrl: 'https://a.example/2' }], redactedFields: [] })
  })

  it('give no address under an agreement but to its parties', async () => {
    const kept = await store('kept', { sharing: { level: 'AGREEMENT' }, details: { distributions } })
    expect((await look(kept, USER)).distributions).toEqual([{ title: '开放', accessUrl: null, downloadUrl: null }, { title: '登录', accessUrl: null, downloadUrl: null }])
    expect(await look(kept, { ...USER, agreements: [kept] })).toMatchObject({ distributions: [{ downloadUrl: 'https://a.example/1' }, {}], redactedFields: [] })
  })
})

describe('_entities', () => {
  const ENTITIES = 'query($r: [_Any!]!) { _entities(representations: $r) { ... on Dataset { title } } }'
  it('resolves many references with one statement, by id or by CSTR', async () => {
    const cstrs = ['31253.11.sciencedb.00001', '31253.11.sciencedb.00002']
    const ids = [await store('e1', { cstr: cstrs[0] }), await store('e2', { cstr: cstrs[1] })]
    expect((await ask(ENTITIES, { r: ids.map((id) => ({ __typename: 'Dataset', id })) }))._entities).toEqual([{ title: 'e1' }, { title: 'e2' }])
    expect(statements).toHaveLength(1)
    expect((await ask(ENTITIES, { r: [...cstrs].reverse().map((cstr) => ({ __typename: 'Dataset', cstr })) }))._entities).toEqual([{ title: 'e2' }, { title: 'e1' }])
    expect(statements).toHaveLength(1)
    expect((await ask('{ dataset(cstr: "https://cstr.cn/CSTR:31253.11.sciencedb.00001") { title } }')).dataset).toEqual({ title: 'e1' })
  })
})
