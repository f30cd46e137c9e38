import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { testDatabase } from '../../test/postgres.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph } from '../kit/open-subgraph.ts'
import { writableColumns } from '../kit/special-columns.ts'
import { everyField } from '../kit/test/every-field.ts'
import { naturalResources } from './index.ts'
import { SAMPLES } from './test/samples.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const USER: Viewer = { id: 'u', grants: [{ role: 'USER' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { id result findings { code path } } }'

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
  document: { profile: 'core/1', resourceType: SAMPLES[typename]?.resourceType, title: sourceId, provenance: { origin: 'HARVESTED' }, ...document },
})
type Change = { id: string; typename: string; deleted: boolean; document: { search?: { public: string[] }; preciseLocation?: boolean } }
/** The feed as soon as it fits: a transaction anywhere in the cluster, of another test file too, may hold it back for a moment. */
const feedOnce = (fits: (changes: Change[]) => void): Promise<void> =>
  vi.waitFor(async () => fits((await ask('{ resourceChanges(first: 500) { changes { id typename deleted document } } }', {}, SERVICE)).resourceChanges.changes), { timeout: 10_000, interval: 50 })
const store = async (sourceId: string, typename: string, document: Record<string, unknown> = {}): Promise<string> => {
  const [outcome] = await upsert([record(sourceId, typename, document)])
  expect(outcome).toMatchObject({ result: 'CREATED', findings: [] })
  return outcome?.id ?? ''
}

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(naturalResources, { databaseUrl: database.url, onQuery: (query) => statements.push(query) })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('every kind', () => {
  for (const kind of naturalResources.kinds) {
    it(`${kind.typename}: keeps each special field as it was given`, async () => {
      const { details, resourceType } = SAMPLES[kind.typename] ?? { details: {}, resourceType: '' }
      expect(Object.keys(details).sort()).toEqual([...writableColumns(kind)].sort())
      const given = record(`full ${kind.typename}`, kind.typename, { title: `${kind.typename} 全项`, details })
      const [outcome] = await upsert([given])
      expect(outcome).toMatchObject({ result: 'CREATED', findings: [] })
      const fields = everyField(subgraph.schema, subgraph.store, kind.typename, writableColumns(kind))
      const data = await ask(`query($id: ID) { one: ${kind.singular}(id: $id) { resourceType ${fields} } }`, { id: outcome?.id })
      expect(data.one).toEqual({ resourceType, ...details })
      expect((await upsert([given]))[0]?.result).toBe('UNCHANGED')
    })
  }

  it('is found through text of its special fields', async () => {
    await feedOnce((changes) => {
      const texts = Object.fromEntries(changes.map((change) => [change.typename, change.document.search?.public]))
      expect(Object.keys(texts).sort()).toEqual(naturalResources.kinds.map((kind) => kind.typename).sort())
      expect(texts.Germplasm).toEqual(expect.arrayContaining(['ZM020545', '白芒麦', '千粒重 42 g', '国家作物种质库', 'Triticum aestivum']))
      expect(texts.Species).toEqual(expect.arrayContaining(['Triticum vulgare', '禾本科']))
      expect(texts.MicrobialStrain).toEqual(expect.arrayContaining(['ACCC 10257', 'AB123456']))
      expect(texts.ReferenceMaterial).toEqual(expect.arrayContaining(['GBW(E) 080118', '铅']))
    })
  })
})

describe('upsertResources', () => {
  it('refuses codes that no list holds, a kingdom or kind that contradicts the type, and values that cannot be read back', async () => {
    const outcomes = await upsert([
      record('r1', 'Germplasm', { details: { biologicalStatus: 42 } }),
      record('r2', 'Germplasm', { details: { storageTypes: [13, 77] } }),
      record('r3', 'Germplasm', { details: { kingdomOf: 'ANIMAL' } }),
      record('r4', 'BiobankCollection', { details: { kind: 'DISEASE_RESOURCE' } }),
      record('r5', 'Germplasm', { details: { traits: [{ trait: '株高' }] } }),
      record('r6', 'BiobankCollection', { details: { donors: [{ name: '某人' }] } }),
    ])
    expect(outcomes.map((outcome) => [outcome.result, outcome.findings[0]?.code])).toEqual([
      ['REFUSED', 'CHECK_FAILED'], ['REFUSED', 'CHECK_FAILED'], ['REFUSED', 'CHECK_FAILED'], ['REFUSED', 'CHECK_FAILED'], ['REFUSED', 'FIELD_MISSING'], ['REFUSED', 'FIELD_UNKNOWN'],
    ])
    expect(outcomes[4]?.findings).toMatchObject([{ path: ['details', 'traits', '0', 'value'] }])
  })

  it('keeps an id for the type that has it, until that is deleted', async () => {
    await store('one-id', 'Germplasm')
    expect(await upsert([record('one-id', 'Specimen', {})])).toMatchObject([{ result: 'REFUSED', findings: [{ code: 'TYPE_CHANGED' }] }])
    expect((await upsert([{ ...record('one-id', 'Germplasm', {}), deleted: true }, record('one-id', 'Specimen', {})])).map((outcome) => outcome.result)).toEqual(['DELETED', 'CREATED'])
  })

  it('takes kingdom and kind from the code of the type where the record leaves them out', async () => {
    const animal = await store('pig', 'Germplasm', { resourceType: 'GERMPLASM_ANIMAL' })
    const disease = await store('cohort', 'BiobankCollection', { resourceType: 'DISEASE_RESOURCE' })
    expect(await ask('query($a: ID, $d: ID) { germplasm(id: $a) { kingdomOf } biobankCollection(id: $d) { kind } }', { a: animal, d: disease })).toEqual({
      germplasm: { kingdomOf: 'ANIMAL' }, biobankCollection: { kind: 'DISEASE_RESOURCE' },
    })
  })
})

describe('filters', () => {
  const FILTERS: Record<string, [hit: string, miss: string][]> = {
    germplasms: [
      ['kingdomOf: PLANT', 'kingdomOf: PLANT, cropName: "猪"'], ['cropName: "小"', 'cropName: "稻"'], ['accessionNo: "zm-1"', 'accessionNo: "zm-2"'], ['nationalNo: "0205"', 'nationalNo: "9"'],
      ['biologicalStatus: [100, 300]', 'biologicalStatus: [100]'], ['acquisitionSource: [20]', 'acquisitionSource: [10]'], ['storageTypes: [40, 50]', 'storageTypes: [50]'], ['mlsStatus: [1]', 'mlsStatus: [0]'],
      ['preservedForm: ["种子"]', 'preservedForm: ["植株"]'], ['acquiredOn: { from: "1999", to: "1999" }', 'acquiredOn: { from: "2000" }'], ['scientificName: "aestivum"', 'scientificName: "durum"'],
      ['family: "禾本"', 'family: "豆科"'], ['genus: "trit"', 'genus: "oryza"'], ['country: ["CHN", "JPN"]', 'country: ["JPN"]'], ['province: "云"', 'province: "川"'],
    ],
    speciesList: [
      ['scientificName: "triticum a"', 'scientificName: "x"'], ['chineseName: "小麦"', 'chineseName: "稻"'], ['family: "poa"', 'family: "faba"'], ['familyZh: "禾本"', 'familyZh: "豆"'], ['genus: "Trit"', 'genus: "Oryza"'],
      ['genusZh: "小麦"', 'genusZh: "稻"'], ['order: "poales"', 'order: "fabales"'], ['rank: ["species"]', 'rank: ["genus"]'], ['iucnStatus: ["CR", "LC"]', 'iucnStatus: ["CR"]'], ['endemic: false', 'endemic: true'],
      ['provinces: ["云南省", "北京市"]', 'provinces: ["北京市"]'],
    ],
    specimens: [
      ['basisOfRecord: [PRESERVED_SPECIMEN]', 'basisOfRecord: [FOSSIL_SPECIMEN]'], ['specimenClass: [PLANT]', 'specimenClass: [ROCK]'], ['catalogNumber: "123"', 'catalogNumber: "9"'], ['institutionCode: ["KUN"]', 'institutionCode: ["PE"]'],
      ['collectionCode: ["HERB"]', 'collectionCode: ["X"]'], ['recordedBy: "王某"', 'recordedBy: "李某"'], ['eventDate: { to: "1998-07" }', 'eventDate: { to: "1998-06" }'], ['typeStatus: "HOLO"', 'typeStatus: "iso"'],
      ['geologicalAge: "侏罗"', 'geologicalAge: "白垩"'], ['family: "Poaceae"', 'family: "x"'], ['country: ["CHN"]', 'country: ["MMR"]'],
    ],
    microbialStrains: [
      ['strainNo: "accc"', 'strainNo: "CGMCC"'], ['organismType: [BACTERIA, FUNGI]', 'organismType: [FUNGI]'], ['isTypeStrain: true', 'isTypeStrain: false'], ['biohazardClass: [4]', 'biohazardClass: [1]'],
      ['isolationSource: "土"', 'isolationSource: "海水"'], ['hostName: "水稻"', 'hostName: "人"'], ['medium: "琼脂"', 'medium: "肉汤"'], ['preservationMethods: ["真空冷冻干燥"]', 'preservationMethods: ["液氮"]'], ['genus: "小麦属"', 'genus: "x"'],
    ],
    experimentalMaterials: [['kind: [LAB_ANIMAL]', 'kind: [CELL_LINE]'], ['strainOrCellName: "c57"', 'strainOrCellName: "hela"'], ['microbialGrade: ["SPF"]', 'microbialGrade: ["CV"]'], ['scientificName: "Triticum"', 'scientificName: "Mus"']],
    biobankCollections: [['kind: HUMAN_GENETIC', 'kind: HUMAN_GENETIC, title: "没有"'], ['diseaseCodes: ["C34"]', 'diseaseCodes: ["C35"]'], ['sampleTypes: ["血浆"]', 'sampleTypes: ["DNA"]']],
    referenceMaterials: [
      ['gbwNo: "080118"', 'gbwNo: "9"'], ['level: [SECONDARY]', 'level: [PRIMARY]'], ['matrix: "水"', 'matrix: "土"'], ['form: "溶液"', 'form: "粉"'], ['certifiedProperty: "铅"', 'certifiedProperty: "镉"'],
      ['validUntil: { from: "2026-01" }', 'validUntil: { from: "2026-02" }'],
    ],
    newVarieties: [
      ['cropName: "小麦"', 'cropName: "稻"'], ['varietyName: "1 号"', 'varietyName: "2 号"'], ['approvalNo: "2020001"', 'approvalNo: "X"'], ['approvedOn: { from: "2020", to: "2020-08" }', 'approvedOn: { from: "2021" }'],
      ['suitableRegions: ["黄淮南片"]', 'suitableRegions: ["东北"]'], ['yieldKgPerHa: { from: "8000", to: "8250.5" }', 'yieldKgPerHa: { from: "8250.6" }'],
    ],
  }

  for (const kind of naturalResources.kinds) {
    it(`${kind.plural}: each special filter finds the record, or does not`, async () => {
      const cases = FILTERS[kind.plural] ?? []
      const type = subgraph.schema.getType(`${kind.typename}Filter`) as unknown as { getFields(): Record<string, unknown> }
      const core = ['ids', 'identifiers', 'types', 'title', 'disciplines', 'platforms', 'organizations', 'projects', 'sharingLevels', 'origins', 'generated', 'updated']
      const declared = Object.keys(type.getFields()).filter((name) => !core.includes(name))
      // Taxon and origin are one rule for all kinds that offer them; each is tried on germplasm.
      const everywhere = kind.plural === 'germplasms' ? [] : ['scientificName', 'family', 'genus', 'country', 'province']
      expect(declared.filter((name) => !everywhere.includes(name) && !cases.some(([hit]) => hit.startsWith(`${name}:`)))).toEqual([])
      for (const [hit, miss] of cases) {
        const query = (filter: string) => `{ list: ${kind.plural}(filter: { ${filter} }) { total edges { node { title } } } }`
        const found = await ask(query(hit))
        expect([hit, found.list.edges.map((edge: { node: { title: string } }) => edge.node.title)]).toEqual([hit, expect.arrayContaining([`${kind.typename} 全项`])])
        expect([miss, (await ask(query(miss))).list.total]).toEqual([miss, 0])
      }
    })
  }
})

describe('links', () => {
  it('go both ways between varieties and germplasm, with one statement for all of a level', async () => {
    const parents = [await store('p1', 'Germplasm'), await store('p2', 'Germplasm')]
    const derived = (ids: string[]) => ({ relations: ids.map((id) => ({ kind: 'DERIVED_FROM', id })) })
    const older = await store('v1', 'NewVariety', derived(parents))
    const younger = await store('v2', 'NewVariety', derived([parents[1] ?? '', older]))
    const up = await ask('query($ids: [ID!]) { newVarieties(filter: { ids: $ids }, sort: TITLE_PINYIN) { edges { node { title parents { title } } } } }', { ids: [older, younger] })
    // A parent that is a variety itself is no germplasm.
    expect(up.newVarieties.edges.map((edge: { node: unknown }) => edge.node)).toEqual([{ title: 'v1', parents: [{ title: 'p1' }, { title: 'p2' }] }, { title: 'v2', parents: [{ title: 'p2' }] }])
    expect(statements).toHaveLength(3)
    const down = await ask('query($ids: [ID!]) { germplasms(filter: { ids: $ids }, sort: TITLE_PINYIN) { edges { node { varieties(first: 1) { total pageInfo { hasNextPage } edges { node { title } } } } } } }', { ids: parents })
    expect(down.germplasms.edges.map(({ node: { varieties } }: { node: { varieties: { total: number; pageInfo: { hasNextPage: boolean } } } }) => [varieties.total, varieties.pageInfo.hasNextPage])).toEqual([[1, false], [2, true]])
    // the germplasm, its varieties, their totals
    expect(statements).toHaveLength(3)
  })

  it('lead from germplasm, specimens and strains to one species and back', async () => {
    const species = await store('s1', 'Species', { details: { scientificName: 'Oryza rufipogon' } })
    const other = await store('s2', 'Species')
    const part = { relations: [{ kind: 'IS_PART_OF', id: species }] }
    const germplasm = await store('g1', 'Germplasm', part)
    const alone = await store('g2', 'Germplasm')
    await store('t1', 'Specimen', part)
    const strain = await store('m1', 'MicrobialStrain', { relations: [{ kind: 'DERIVED_FROM', id: species }] })
    const up = await ask('query($g: [ID!], $m: ID) { germplasms(filter: { ids: $g }, sort: TITLE_PINYIN) { edges { node { species { scientificName } } } } microbialStrain(id: $m) { hostSpecies { title } } }', { g: [germplasm, alone], m: strain })
    expect(up).toEqual({ germplasms: { edges: [{ node: { species: { scientificName: 'Oryza rufipogon' } } }, { node: { species: null } }] }, microbialStrain: { hostSpecies: { title: 's1' } } })
    const down = await ask('query($ids: [ID!]) { speciesList(filter: { ids: $ids }, sort: TITLE_PINYIN) { edges { node { germplasms { total edges { node { title species { id } } } } specimens { total } } } } }', { ids: [species, other] })
    expect(down.speciesList.edges.map((edge: { node: unknown }) => edge.node)).toEqual([
      { germplasms: { total: 1, edges: [{ node: { title: 'g1', species: { id: species } } }] }, specimens: { total: 1 } },
      { germplasms: { total: 0, edges: [] }, specimens: { total: 0 } },
    ])
    // the species; germplasm, specimens and their totals; what the germplasm states
    expect(statements).toHaveLength(6)
  })
})

describe('precise locations', () => {
  const details = { origin: { province: '云南', locality: '玉龙', countryCode: 'CHN', point: { lon: 100.2, lat: 26.9 } }, images: [{ kind: 'IMAGE', url: 'https://a.example/1.jpg' }] }
  const look = (singular: string, id: string, viewer: Viewer) =>
    ask(`query($id: ID) { one: ${singular}(id: $id) { origin { province locality point { lon } } images { kind url } spatialCoverage { name countryCode point { lon } } redactedFields } }`, { id }, viewer)

  for (const [typename, singular] of [['Germplasm', 'germplasm'], ['Specimen', 'specimen']] as const) {
    it(`of ${typename}: origin and coverage lose their points where the sharing level says so`, async () => {
      const id = await store(`at-${typename}`, typename, { sharing: { level: 'REGISTERED' }, details })
      expect((await look(singular, id, ANONYMOUS)).one).toEqual({
        origin: { province: '云南', locality: '玉龙', point: null }, images: [{ kind: 'IMAGE', url: null }], spatialCoverage: [{ name: '云南 玉龙', countryCode: 'CHN', point: null }],
        redactedFields: ['images.url', 'origin.point', 'spatialCoverage'],
      })
      expect((await look(singular, id, USER)).one).toMatchObject({ origin: { point: { lon: 100.2 } }, images: [{ url: 'https://a.example/1.jpg' }], spatialCoverage: [{ point: { lon: 100.2 } }], redactedFields: [] })
    })
  }

  it('of species: the coverage loses its points, the provinces stay', async () => {
    const id = await store('at-species', 'Species', { sharing: { level: 'RESTRICTED' }, spatialCoverage: [{ name: '云南', point: { lon: 100, lat: 26 } }], details: { provinces: ['云南省'] } })
    const { species } = await ask('query($id: ID) { species(id: $id) { provinces spatialCoverage { name point { lon } } redactedFields } }', { id }, USER)
    expect(species).toEqual({ provinces: ['云南省'], spatialCoverage: [{ name: '云南', point: null }], redactedFields: ['spatialCoverage'] })
  })

  it('of strains are open: where a microbe was isolated endangers nothing', async () => {
    const id = await store('at-strain', 'MicrobialStrain', { sharing: { level: 'REGISTERED' }, details })
    expect((await look('microbialStrain', id, ANONYMOUS)).one).toMatchObject({ origin: { point: { lon: 100.2 } }, redactedFields: ['images.url'] })
  })

  it('are marked in the feed, for those who redact there', async () => {
    await feedOnce((changes) => {
      const marked = new Set(changes.filter((change) => change.document.preciseLocation).map((change) => change.typename))
      expect([...marked].sort()).toEqual(['Germplasm', 'Species', 'Specimen'])
    })
  })
})

describe('_entities', () => {
  const ENTITIES = 'query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Specimen { title } ... on Species { chineseName } } }'
  it('resolves many references of a type with one statement', async () => {
    const ids = [await store('e1', 'Specimen'), await store('e2', 'Specimen'), await store('e3', 'Specimen')]
    const data = await ask(ENTITIES, { r: [...ids, 'natural-resources:none', ids[0]].map((id) => ({ __typename: 'Specimen', id })) })
    expect(data._entities.map((entity: { title: string } | null) => entity?.title)).toEqual(['e1', 'e2', 'e3', undefined, 'e1'])
    expect(statements).toHaveLength(1)
  })

  it('takes references of several types, one statement each', async () => {
    const specimen = await store('e4', 'Specimen')
    const species = await store('e5', 'Species', { details: { chineseName: '野生稻' } })
    const data = await ask(ENTITIES, { r: [{ __typename: 'Species', id: species }, { __typename: 'Specimen', id: specimen }] })
    expect(data._entities).toEqual([{ __typename: 'Species', chineseName: '野生稻' }, { __typename: 'Specimen', title: 'e4' }])
    expect(statements).toHaveLength(2)
  })
})
