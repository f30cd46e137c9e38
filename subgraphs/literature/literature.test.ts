import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabase } from '../../test/postgres.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph, type RunningSubgraph } from '../kit/open-subgraph.ts'
import { fieldOfColumn, writableColumns } from '../kit/special-columns.ts'
import { literature } from './index.ts'

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
const CODES: Record<string, string> = { Paper: 'PAPER', Monograph: 'MONOGRAPH', Patent: 'PATENT', Standard: 'STANDARD', Report: 'REPORT' }
const record = (typename: string, sourceId: string, details: Record<string, unknown>, document: Record<string, unknown> = {}) => ({
  source: 'test', sourceId, typename,
  document: { profile: 'core/1', resourceType: CODES[typename], title: sourceId, provenance: { origin: 'HARVESTED', source: 'test', sourceId }, ...document, details },
})
/** Changes of the feed once it has come to the record of this source id: a transaction still open anywhere on the server holds it back. */
const feedUpTo = (title: string): Promise<Change[]> => vi.waitFor(async () => {
  const { data } = await ask('{ resourceChanges(first: 1000) { changes { id typename document } } }', {}, SERVICE)
  const { changes } = data.resourceChanges as unknown as { changes: Change[] }
  expect(changes.map(({ document }) => document.title)).toContain(title)
  return changes
}, { timeout: 20_000, interval: 100 })
const titles = async (plural: string, typename: string, filter: Record<string, unknown>): Promise<string[]> => {
  const { data, errors } = await ask(`query($filter: ${typename}Filter) { ${plural}(first: 50, sort: TITLE_PINYIN, filter: $filter) { edges { node { title } } } }`, { filter })
  expect(errors).toBeUndefined()
  return (data[plural] as unknown as { edges: { node: { title: string } }[] }).edges.map((edge) => edge.node.title)
}

const author = { kind: 'PERSON', name: '张三', nameEn: 'Zhang San', affiliation: '清华大学' }
const ALL: Record<string, { plural: string; selection: string; details: Record<string, unknown>; answer?: Record<string, unknown> }> = {
  Paper: {
    plural: 'papers',
    selection: 'doi kind containerTitle issn volume issue firstPage lastPage elocationId publishedOn publisherName conference indexedIn authorsOrdered { kind name nameEn affiliation } correspondingAuthors references fullTextAvailable clcCodes subjects form',
    details: {
      doi: 'https://doi.org/10.1234/Ab-C', kind: 'JOURNAL', containerTitle: '物理学报', issn: ['1000 3290'], volume: '70', issue: '3', firstPage: '1', lastPage: '9', elocationId: '030201',
      publishedOn: '2021-02', publisherName: '科学出版社', conference: '中国物理学会年会', indexedIn: ['SCI', 'EI'], authorsOrdered: [author], correspondingAuthors: [1],
      references: ['[1] 李四. 量子光学'], fullTextAvailable: true, clcCodes: ['O413.1'], subjects: ['物理学'], form: '论文',
    },
    answer: { doi: '10.1234/Ab-C', issn: ['1000-3290'] },
  },
  Monograph: {
    plural: 'monographs',
    selection: 'isbn publisherName publicationPlace publishedOn edition pages authorsOrdered { kind name nameEn affiliation } clcCode clcCodes form',
    details: { isbn: ['978-7-03-012345-6'], publisherName: '科学出版社', publicationPlace: '北京', publishedOn: '2019', edition: '2', pages: 312, authorsOrdered: [author], clcCode: 'TP391', clcCodes: ['TP391', 'O1'], form: '专著' },
    answer: { isbn: ['9787030123456'] },
  },
  Patent: {
    plural: 'patents',
    selection: 'kind applicationNo publicationNo grantNo filedOn publishedOn grantedOn priority ipc applicants { name } inventors { name } agency legalStatus countryCode claimsCount',
    details: {
      kind: 'INVENTION', applicationNo: 'CN201010123456.7', publicationNo: 'CN101234567A', grantNo: 'CN101234567B', filedOn: '2010-03-01', publishedOn: '2010-09-01', grantedOn: '2012-05-01',
      priority: ['US61/123,456'], ipc: ['H01L 21/02'], applicants: [{ name: '中国科学院' }], inventors: [{ name: '王五' }], agency: '某代理公司', legalStatus: 'GRANTED', countryCode: 'CN', claimsCount: 10,
    },
  },
  Standard: {
    plural: 'standards',
    selection: 'standardNo kind nature standardStatus issuedOn effectiveOn abolishedOn replaces replacedBy ics ccs issuer centralisedBy drafters adopts { standardNo degree } pages fullTextAvailable',
    details: {
      standardNo: 'GB/T7714—2015', kind: 'NATIONAL', nature: 'RECOMMENDED', standardStatus: 'CURRENT', issuedOn: '2015-05-15', effectiveOn: '2015-12-01', abolishedOn: '2030-01-01', replaces: ['GB/T 7714－2005'],
      replacedBy: ['GB/T 7714-2025'], ics: ['01.140.20'], ccs: ['A14'], issuer: '国家标准化管理委员会', centralisedBy: 'SAC/TC 4', drafters: ['北京大学'], adopts: [{ standardNo: 'ISO 690:2010', degree: 'NEQ' }], pages: 30, fullTextAvailable: false,
    },
    answer: { standardNo: 'GB/T 7714-2015', replaces: ['GB/T 7714-2005'] },
  },
  Report: {
    plural: 'reports',
    selection: 'reportNo kind compiledOn authorsOrdered { name } projectNo disclosure disclosureUntil pages fullTextAvailable form',
    details: { reportNo: '400000001--2013BAI01B01/01GK', kind: 'FINAL', compiledOn: '2014-06', authorsOrdered: [{ name: '赵六' }], projectNo: '2013BAI01B01', disclosure: 'DEFERRED', disclosureUntil: '2019-06-30', pages: 88, fullTextAvailable: true, form: '研究报告' },
  },
}

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(literature, { databaseUrl: database.url, onQuery: (query) => statements.push(query) })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('types', () => {
  for (const [typename, { plural, selection, details, answer }] of Object.entries(ALL)) {
    it(`${typename}: every field is written and read back`, async () => {
      const kind = literature.kinds.find((one) => one.typename === typename)
      expect(Object.keys(details).sort()).toEqual(kind && writableColumns(kind).map((column) => fieldOfColumn(kind, column)).sort())
      const [outcome] = await upsert([record(typename, `all of ${typename}`, details)])
      expect(outcome).toMatchObject({ result: 'CREATED', findings: [] })
      const { data, errors } = await ask(`query($ids: [ID!]) { ${plural}(filter: { ids: $ids }) { edges { node { title ${selection} } } } }`, { ids: [outcome?.id] })
      expect(errors).toBeUndefined()
      const node = (data[plural] as unknown as { edges: { node: Record<string, unknown> }[] }).edges[0]?.node
      expect(node).toMatchObject({ ...details, ...answer })
      expect(Object.values(node ?? {})).not.toContain(null)
    })
  }
})

describe('upsertResources', () => {
  it('takes one classification code of a monograph for its list, and the first of a list for the one', async () => {
    const outcomes = await upsert([record('Monograph', 'one code', { clcCode: 'F2' }), record('Monograph', 'two codes', { clcCodes: ['G1', 'G2'] })])
    const { data } = await ask('query($ids: [ID!]) { monographs(sort: TITLE_PINYIN, filter: { ids: $ids }) { edges { node { clcCode clcCodes } } } }', { ids: outcomes.map(({ id }) => id) })
    expect(data.monographs).toEqual({ edges: [{ node: { clcCode: 'F2', clcCodes: ['F2'] } }, { node: { clcCode: 'G1', clcCodes: ['G1', 'G2'] } }] })
  })
  it('refuses what is no DOI, a standard number that is taken, a value too long to index and a day that no table holds, each by itself', async () => {
    const outcomes = await upsert([
      record('Paper', 'no doi', { doi: 'ten point one' }),
      record('Standard', 'taken', { standardNo: 'gb/t 7714 - 2015' }),
      record('Report', 'long', { reportNo: Array.from({ length: 4_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('') }),
      record('Patent', 'year zero', { filedOn: '0000-01-01' }),
      record('Report', 'fine', { reportNo: 'R1' }),
    ])
    expect(outcomes.map(({ result, findings }) => [result, findings[0]?.code])).toEqual([
      ['REFUSED', 'FIELD_INVALID'], ['REFUSED', 'NOT_UNIQUE'], ['REFUSED', 'FIELD_INVALID'], ['REFUSED', 'FIELD_INVALID'], ['CREATED', undefined],
    ])
    expect(outcomes[0]?.findings[0]?.path).toEqual(['details', 'doi'])
  })
})

describe('filters', () => {
  beforeAll(async () => {
    const outcomes = await upsert([
      record('Paper', '甲', { kind: 'THESIS', doi: '10.5555/One', containerTitle: '计算机学报', issn: ['0254-4164'], conference: 'ISMIR', indexedIn: ['CSCD'], clcCodes: ['TP391.1'], publishedOn: '2018-06', fullTextAvailable: true }, { creators: [{ name: '钱七' }] }),
      record('Paper', '乙', { kind: 'PREPRINT', doi: '10.5555/two', containerTitle: '软件学报', indexedIn: ['EI'], clcCodes: ['TP18', 'O1'], publishedOn: '2018', fullTextAvailable: false, authorsOrdered: [{ name: 'Wu', nameEn: 'Sun Ba' }] }),
      record('Monograph', '丙', { isbn: ['7-302-00001-X'], publisherName: '清华大学出版社', clcCodes: ['TN4'], publishedOn: '2001-09', authorsOrdered: [{ name: '周九' }] }),
      record('Patent', '丁', { kind: 'DESIGN', legalStatus: 'LAPSED', applicationNo: 'CN201330000001.X', publicationNo: 'CN302', ipc: ['A61K 9/00', 'C07D 401/04'], applicants: [{ name: '北京大学' }], inventors: [{ name: '吴十' }], countryCode: 'CN', filedOn: '2013-01-31', publishedOn: '2013-07-01', grantedOn: '2014-01-01' }),
      record('Patent', '戊', { kind: 'PCT', legalStatus: 'FILED', ipc: ['H04L 9/32'], countryCode: 'WO', filedOn: '2014-02-01' }),
      record('Standard', '己', { standardNo: 'ISO/IEC27001:2013', kind: 'ISO', nature: 'GUIDE', standardStatus: 'SUPERSEDED', ics: ['35.030'], ccs: ['L80'], issuer: 'ISO/IEC', issuedOn: '2013-10-01', effectiveOn: '2013-10-01', abolishedOn: '2022-10-25', fullTextAvailable: true }),
      record('Report', '庚', { reportNo: 'R-2', kind: 'SURVEY', projectNo: '2012CB955800', disclosure: 'OPEN', compiledOn: '2016' }, { creators: [{ name: '郑一' }] }),
    ])
    expect(outcomes.map((outcome) => outcome.findings)).toEqual(outcomes.map(() => []))
  })
  const CASES: [string, string, Record<string, unknown>, string[]][] = [
    ['papers', 'Paper', { kind: ['THESIS', 'DATA_PAPER'] }, ['甲']],
    ['papers', 'Paper', { doi: 'doi:10.5555/TWO' }, ['乙']],
    ['papers', 'Paper', { containerTitle: '学报', kind: ['THESIS', 'PREPRINT'] }, ['甲', '乙']],
    ['papers', 'Paper', { issn: ['02544164'] }, ['甲']],
    ['papers', 'Paper', { conference: 'ismir' }, ['甲']],
    ['papers', 'Paper', { indexedIn: ['EI', 'CSCD'], publishedOn: { to: '2018' } }, ['甲', '乙']],
    ['papers', 'Paper', { author: '钱七' }, ['甲']],
    ['papers', 'Paper', { author: 'sun' }, ['乙']],
    ['papers', 'Paper', { clcCodes: ['tp3'] }, ['甲']],
    ['papers', 'Paper', { publishedOn: { from: '2018-01', to: '2018-06' } }, ['甲']],
    ['papers', 'Paper', { fullTextAvailable: false }, ['乙']],
    ['monographs', 'Monograph', { isbn: ['730200001X'] }, ['丙']],
    ['monographs', 'Monograph', { publisherName: '清华', author: '周九', clcCodes: ['TN'], publishedOn: { from: '2001', to: '2001' } }, ['丙']],
    ['patents', 'Patent', { kind: ['DESIGN'], legalStatus: ['LAPSED'], applicationNo: '20133000', publicationNo: 'CN302' }, ['丁']],
    ['patents', 'Patent', { ipc: ['c07d401'] }, ['丁']],
    ['patents', 'Patent', { applicant: '北京', inventor: '吴' }, ['丁']],
    ['patents', 'Patent', { countryCode: ['WO'] }, ['戊']],
    ['patents', 'Patent', { filedOn: { from: '2013', to: '2013-01' }, publishedOn: { from: '2013-07' }, grantedOn: { to: '2014' } }, ['丁']],
    ['standards', 'Standard', { standardNo: 'iso/iec 27001' }, ['己']],
    ['standards', 'Standard', { standardStatus: ['SUPERSEDED'], kind: ['ISO'], nature: ['GUIDE'], issuer: 'iec', ics: ['35'], ccs: ['L'], fullTextAvailable: true }, ['己']],
    ['standards', 'Standard', { issuedOn: { to: '2013' }, effectiveOn: { from: '2013-10' }, abolishedOn: { from: '2022', to: '2022-10' } }, ['己']],
    ['reports', 'Report', { reportNo: 'r-2', kind: ['SURVEY'], projectNo: '2012cb', disclosure: ['OPEN'], compiledOn: { from: '2016', to: '2016' }, author: '郑' }, ['庚']],
  ]
  for (const [plural, typename, filter, expected] of CASES) {
    it(`${plural}: ${JSON.stringify(filter)}`, async () => {
      expect(await titles(plural, typename, filter)).toEqual(expected)
    })
  }
})

describe('standard', () => {
  it('is found by its number in any spelling', async () => {
    for (const standardNo of ['GB/T 7714-2015', 'ｇｂ/t7714－2015']) {
      expect((await ask('query($no: String) { standard(standardNo: $no) { pages } }', { no: standardNo })).data).toEqual({ standard: { pages: 30 } })
    }
  })
  it('says in the feed which numbers it replaces and is replaced by', async () => {
    const changes = await feedUpTo('all of Standard')
    expect(changes.find(({ document }) => document.title === 'all of Standard')?.document.relations).toEqual([
      { kind: 'IS_VERSION_OF', identifier: { scheme: 'STANDARD_NO', value: 'GB/T 7714-2005' }, source: 'details' },
      { kind: 'HAS_VERSION', identifier: { scheme: 'STANDARD_NO', value: 'GB/T 7714-2025' }, source: 'details' },
    ])
  })
})

describe('links', () => {
  const INSTRUMENTS = ['instruments:aaa', 'instruments:bbb']
  let papers: string[]
  let standards: string[]
  beforeAll(async () => {
    papers = (await upsert(['p1', 'p2', 'p3'].map((title, at) => record('Paper', title, {}, { relations: INSTRUMENTS.slice(0, at).map((id) => ({ kind: 'PRODUCED_WITH', id })) })))).map((outcome) => outcome.id)
    await upsert([
      record('Paper', 'q1', {}, { relations: [{ kind: 'CITES', id: papers[0] }, { kind: 'CITES', id: papers[1] }] }),
      record('Paper', 'q2', {}, { relations: [{ kind: 'CITES', id: papers[0] }, { kind: 'CITES', identifier: { scheme: 'DOI', value: '10.1/x' } }] }),
    ])
    standards = (await upsert([record('Standard', 's1', { standardNo: 'GB 5009-1996' })])).map((outcome) => outcome.id)
    standards.push(...(await upsert([record('Standard', 's2', { standardNo: 'GB 5009-2003' }, { relations: [{ kind: 'IS_VERSION_OF', id: standards[0] }] })])).map((outcome) => outcome.id))
  })

  it('Paper.instruments and Paper.citedPapers: one statement each for all papers', async () => {
    const { data, errors } = await ask('query($ids: [ID!]) { papers(sort: TITLE_PINYIN, filter: { ids: $ids }) { edges { node { title instruments { id } citedPapers { title } } } } }', { ids: papers })
    expect(errors).toBeUndefined()
    expect((data as unknown as { papers: { edges: { node: { instruments: unknown } }[] } }).papers.edges.map(({ node }) => node.instruments)).toEqual([[], [{ id: 'instruments:aaa' }], [{ id: 'instruments:aaa' }, { id: 'instruments:bbb' }]])
    expect(statements).toHaveLength(3)
  })
  it('Paper.citedBy: pages and totals of all papers in two statements', async () => {
    const { data } = await ask('query($ids: [ID!]) { papers(sort: TITLE_PINYIN, filter: { ids: $ids }) { edges { node { citedBy(first: 1) { total pageInfo { hasNextPage } edges { node { title } } } } } } }', { ids: papers })
    const found = (data as unknown as { papers: { edges: { node: { citedBy: { total: number; edges: unknown[]; pageInfo: { hasNextPage: boolean } } } }[] } }).papers.edges.map(({ node }) => node.citedBy)
    expect(found.map((list) => [list.total, list.edges.length, list.pageInfo.hasNextPage])).toEqual([[2, 1, true], [1, 1, false], [0, 0, false]])
    expect(statements).toHaveLength(3)
    const cited = await ask('{ papers(sort: TITLE_PINYIN, filter: { title: "q" }) { edges { node { citedPapers { title } } } } }')
    expect(cited.data).toEqual({ papers: { edges: [{ node: { citedPapers: [{ title: 'p1' }, { title: 'p2' }] } }, { node: { citedPapers: [{ title: 'p1' }] } }] } })
    expect(statements).toHaveLength(3)
  })
  it('Instrument.papers: contributed to another owner\'s type, one statement for several', async () => {
    const { data, errors } = await ask('query($of: [_Any!]!) { _entities(representations: $of) { ... on Instrument { id papers(first: 5) { edges { node { title } } } } } }', { of: INSTRUMENTS.map((id) => ({ __typename: 'Instrument', id })) })
    expect(errors).toBeUndefined()
    expect(data._entities).toEqual([
      { id: 'instruments:aaa', papers: { edges: expect.arrayContaining([{ node: { title: 'p2' } }, { node: { title: 'p3' } }]) } },
      { id: 'instruments:bbb', papers: { edges: [{ node: { title: 'p3' } }] } },
    ])
    expect(statements).toHaveLength(1)
  })
  it('Standard.replacedStandards and newerStandards: both ways', async () => {
    const { data } = await ask('query($ids: [ID!]) { standards(sort: TITLE_PINYIN, filter: { ids: $ids }) { edges { node { title replacedStandards { title } newerStandards { edges { node { title } } } } } } }', { ids: standards })
    expect(data.standards).toEqual({ edges: [
      { node: { title: 's1', replacedStandards: [], newerStandards: { edges: [{ node: { title: 's2' } }] } } },
      { node: { title: 's2', replacedStandards: [{ title: 's1' }], newerStandards: { edges: [] } } },
    ] })
  })
  it('_entities: several papers by id in one statement, standards by number in one', async () => {
    const of = papers.map((id) => ({ __typename: 'Paper', id }))
    expect((await ask('query($of: [_Any!]!) { _entities(representations: $of) { ... on Paper { title } } }', { of })).data._entities).toEqual([{ title: 'p1' }, { title: 'p2' }, { title: 'p3' }])
    expect(statements).toHaveLength(1)
    const numbers = ['GB5009-1996', 'GB 5009—2003', 'GB 1'].map((standardNo) => ({ __typename: 'Standard', standardNo }))
    expect((await ask('query($of: [_Any!]!) { _entities(representations: $of) { ... on Standard { title } } }', { of: numbers })).data._entities).toEqual([{ title: 's1' }, { title: 's2' }, null])
    expect(statements).toHaveLength(1)
  })
})
