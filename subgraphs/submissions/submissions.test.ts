import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkDocument } from '../../schema/check-document.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { testDatabase } from '../../test/postgres.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph, type RunningSubgraph } from '../kit/open-subgraph.ts'
import { fieldOfColumn, writableColumns } from '../kit/special-columns.ts'
import { submissions } from './index.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result findings { code path } } }'
type Outcome = { id: string; result: string; findings: { code: string; path: string[] }[] }
type Change = { id: string; typename: string; document: Record<string, unknown> }
type List = { edges: { node: Record<string, unknown> | null }[]; total?: number }

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
const CODES: Record<string, string> = { Program: 'PROGRAM', Project: 'PROJECT', Submission: 'SUBMISSION', SubmissionItem: 'PAPER', Achievement: 'ACHIEVEMENT', Product: 'PRODUCT', ProductionLine: 'PRODUCTION_LINE', PhysicalItem: 'PHYSICAL_RESOURCE' }
const record = (typename: string, sourceId: string, details: Record<string, unknown>, document: Record<string, unknown> = {}) => ({
  source: 'test', sourceId, typename,
  document: { profile: 'core/1', resourceType: CODES[typename], title: sourceId, provenance: { origin: 'HARVESTED', source: 'test', sourceId }, ...document, details },
})
const list = async (plural: string, typename: string, filter: Record<string, unknown>, selection: string, viewer: Viewer = ANONYMOUS): Promise<List> => {
  const { data, errors } = await ask(`query($filter: ${typename}Filter) { ${plural}(first: 50, sort: TITLE_PINYIN, filter: $filter) { total edges { node { ${selection} } } } }`, { filter }, viewer)
  expect(errors).toBeUndefined()
  return data[plural] as unknown as List
}
const titles = async (plural: string, typename: string, filter: Record<string, unknown>, viewer: Viewer = ANONYMOUS) => (await list(plural, typename, filter, 'title', viewer)).edges.map(({ node }) => node?.title)
/** Changes of the feed once it has come to the record of this source id: a transaction still open anywhere on the server holds it back. */
const feedUpTo = (title: string): Promise<Change[]> => vi.waitFor(async () => {
  const { data } = await ask('{ resourceChanges(first: 1000) { changes { id typename document } } }', {}, SERVICE)
  const { changes } = data.resourceChanges as unknown as { changes: Change[] }
  expect(changes.map(({ document }) => document.title)).toContain(title)
  return changes
}, { timeout: 20_000, interval: 100 })

/** Names of the fields that `details` may give. */
const fieldsOf = (typename: string): string[] => submissions.kinds.filter((kind) => kind.typename === typename).flatMap((kind) => writableColumns(kind).map((column) => fieldOfColumn(kind, column))).sort()

const unit = (id: string) => ({ name: '某研究所', organization: { id: `platforms:${id}` } })

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(submissions, { databaseUrl: database.url, onQuery: (query) => statements.push(query) })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('types', () => {
  it('Program and Project: every field is written and read back, and their documents are core documents', async () => {
    const { 支撑计划: program = '', 项目甲: parent = '' } = await make(
      record('Program', '支撑计划', { code: 'NKTRD', kind: 'SUPPORT', department: '科技部' }, { titleEn: 'Key Technologies', description: '面向国家重大需求' }),
      record('Project', '项目甲', { projectNo: '2012BAI00B00' }),
    )
    const details = {
      projectNo: '2013BAI01B01', programKind: 'SUPPORT', department: '卫生部', domain: 'POPULATION_HEALTH', discipline: '内科学', applicationCode: 'H02', grantType: '面上项目', leader: '张三', leadUnit: { name: '协和医院' }, leadUnitKind: '医院', system: '卫生',
      recommendedBy: '北京市科委', participatingUnits: [{ name: '清华大学', organization: { id: 'platforms:tsinghua' } }], province: '北京市', adminCode: '110000', amount: { amount: '1250000.5', currency: 'CNY' }, startOn: '2013-01', endOn: '2015-12-31',
      plannedAcceptanceOn: '2026-03-31', acceptedOn: '2026-04-10', evaluation: '优秀', certificateNo: 'ZS-1', conclusion: '结题', results: '成果',
    }
    expect([...Object.keys(details), 'program', 'parent', 'submissionDueOn'].sort()).toEqual(fieldsOf('Project'))
    const { 课题一: id } = await make(record('Project', '课题一', { ...details, program: { id: program }, parent: { id: parent } }, { titleEn: 'Sub-project', keywords: ['糖尿病'], description: '简介', disciplines: [{ code: '32024' }] }))
    const { data, errors } = await ask(`query($no: String) { project(projectNo: $no) {
      id projectNo title titleEn description keywords disciplines { code } program { code kind name nameEn description department projects { edges { node { title } } } } programKind department parent { title subprojects { total edges { node { title } } } } domain discipline applicationCode
      grantType leader leadUnit { name } leadUnitKind system recommendedBy participatingUnits { name organization { id } } province adminCode amount { amount currency } startOn endOn plannedAcceptanceOn acceptedOn submissionDueOn overdue acceptanceReady submission { id } evaluation certificateNo conclusion results
    } }`, { no: ' 2013bai01b01' })
    expect(errors).toBeUndefined()
    expect(data.project).toEqual({
      id, title: '课题一', titleEn: 'Sub-project', description: '简介', keywords: ['糖尿病'], disciplines: [{ code: '32024' }], ...details,
      program: { code: 'NKTRD', kind: 'SUPPORT', name: '支撑计划', nameEn: 'Key Technologies', description: '面向国家重大需求', department: '科技部', projects: { edges: [{ node: { title: '课题一' } }] } },
      parent: { title: '项目甲', subprojects: { total: 1, edges: [{ node: { title: '课题一' } }] } }, submissionDueOn: '2026-02-28', overdue: true, acceptanceReady: false, submission: null,
    })
    const changes = await feedUpTo('课题一')
    expect(changes.map(({ typename }) => typename).sort()).toEqual(['Program', 'Project', 'Project'])
    expect(changes.flatMap(({ document }) => checkDocument(document))).toEqual([])
    expect(changes.find((change) => change.id === id)?.document).toMatchObject({ resourceType: 'PROJECT', relations: [{ kind: 'IS_PART_OF', id: program }, { kind: 'IS_PART_OF', id: parent }] })
    expect((await upsert([record('Project', '别的项目', { projectNo: '2013BAI01B01' })]))[0]).toMatchObject({ result: 'REFUSED', findings: [{ code: 'NOT_UNIQUE' }] })
  })

  it('Submission and SubmissionItem: every field is written and read back, and nothing of them is in the feed', async () => {
    const { 课题二: project = '' } = await make(record('Project', '课题二', { projectNo: 'P2', plannedAcceptanceOn: '2031-03-31' }))
    const submission = {
      leadUnit: unit('u2'), adminCode: '440000', submitter: 'accounts:u1', status: 'PUBLISHED', plan: { version: 2, rows: [{ resourceType: 'PAPER', planned: 3, filled: 2, accepted: 2, varianceReason: '合并' }], submittedAt: '2025-01-01T00:00:00.000Z', confirmedAt: '2025-01-02T00:00:00.000Z' },
      round: 1, certificateNo: 'HJ-1', completion: { onTime: true, planFulfilment: 0.66, formatPassRate: 1, expertPassRate: 1, score: 92.5 },
    }
    expect([...Object.keys(submission), 'project', 'dueOn'].sort()).toEqual(fieldsOf('Submission'))
    const { 汇交二: id = '' } = await make(record('Submission', '汇交二', { ...submission, project: { id: project } }))
    const item = {
      status: 'PUBLISHED', proposedSharing: { level: 'REGISTERED', channels: ['ONLINE'] }, qualityVerdict: 'PASS', opennessVerdict: 'DEFER', notOpenGround: { kind: 'STATUTE', reference: '某法第三条', reviewOn: '2030-01-01' },
      files: [{ id: 'f1', name: '论文.pdf', mediaType: 'application/pdf', byteSize: '1024', sha256: 'ab', virusScan: 'CLEAN', uploadedAt: '2025-01-01T00:00:00.000Z' }],
      physicalDeposit: { receivingPlatform: { id: 'platforms:p1' }, shippedAt: '2025-02-01T00:00:00.000Z', receivedAt: '2025-02-03T00:00:00.000Z', receiptNo: 'SJ-1', condition: 'GOOD' }, leadUnit: unit('u2'),
    }
    expect([...Object.keys(item), 'submission', 'project'].sort()).toEqual(fieldsOf('SubmissionItem'))
    await make(record('SubmissionItem', '条目二', { ...item, submission: { id }, project: { id: project } }, { titleEn: 'Item', description: '描述' }))
    const { data, errors } = await ask(`query($id: ID) { submission(id: $id) {
      project { title submission { id } acceptanceReady } leadUnit { name organization { id } } adminCode submitter status plan { version rows { resourceType planned filled accepted varianceReason } submittedAt confirmedAt } round dueOn overdue certificateNo
      completion { onTime planFulfilment formatPassRate expertPassRate score }
      items { total edges { node { resourceType title titleEn description submission { round } project { title } status proposedSharing { level channels } qualityVerdict opennessVerdict notOpenGround { kind reference reviewOn } files { id name mediaType byteSize sha256 virusScan uploadedAt }
        physicalDeposit { receivingPlatform { id } shippedAt receivedAt receiptNo condition } leadUnit { name organization { id } } } } }
    } }`, { id })
    expect(errors).toBeUndefined()
    expect(data.submission).toEqual({
      ...submission, project: { title: '课题二', submission: { id }, acceptanceReady: true }, dueOn: '2031-02-28', overdue: false,
      items: { total: 1, edges: [{ node: { ...item, resourceType: 'PAPER', title: '条目二', titleEn: 'Item', description: '描述', submission: { round: 1 }, project: { title: '课题二' } } }] },
    })
    await make(record('Project', '其后', {}))
    expect((await feedUpTo('其后')).map(({ typename }) => typename)).not.toContain('Submission')
    expect((await feedUpTo('其后')).map(({ typename }) => typename)).not.toContain('SubmissionItem')
    expect((await upsert([record('Submission', '另一汇交', { project: { id: project }, status: 'FILLING' })]))[0]).toMatchObject({ result: 'REFUSED', findings: [{ code: 'NOT_UNIQUE' }] })
  })

  it('Achievement, Product, ProductionLine and PhysicalItem: every field is written and read back', async () => {
    const { 课题三: project = '' } = await make(record('Project', '课题三', {}))
    const achievement = { registrationNo: '9412013Y0001', kind: 'APPLIED_TECH', maturity: '成熟应用阶段', completedOn: '2012', completers: [{ kind: 'ORGANIZATION', name: '某研究院' }], awards: ['国家科技进步二等奖'], applicationFields: ['农业'] }
    const product = { productKind: '新药', approvalNo: '国药准字H20130001', specification: '10 mg', producer: { name: '某制药厂' } }
    const { 药片 = '' } = await make(record('Achievement', '成果', achievement, { funding: [{ projectNo: 'X', project: { id: project } }] }), record('Product', '药片', product))
    const line = { capacity: { value: '1000', unit: 't/a' }, builtOn: '2011-05', location: { adminCode: '320500', province: '江苏省', city: '苏州市', address: '某路 1 号', point: { lon: 120.6, lat: 31.3 } } }
    const physical = { itemKind: '样机', quantity: '2 台', storageLocation: '某库房', condition: 'FAIR' }
    for (const [typename, given] of Object.entries({ Achievement: achievement, Product: product, ProductionLine: { ...line, products: [] }, PhysicalItem: physical })) expect(Object.keys(given).sort()).toEqual(fieldsOf(typename))
    await make(record('ProductionLine', '生产线', { ...line, products: [{ id: 药片 }] }), record('PhysicalItem', '样机', physical))
    const { data, errors } = await ask(`{
      achievements { edges { node { registrationNo kind maturity completedOn completers { kind name } awards applicationFields funding { project { title } } } } }
      products { edges { node { productKind approvalNo specification producer { name } productionLines { total edges { node { title } } } } } }
      productionLines { edges { node { capacity { value unit } builtOn location { adminCode province city address point { lon lat } } products { title } spatialCoverage { name adminCode point { lon } } } } }
      physicalItems { edges { node { itemKind quantity storageLocation condition } } }
    }`)
    expect(errors).toBeUndefined()
    expect(data).toEqual({
      achievements: { edges: [{ node: { ...achievement, funding: [{ project: { title: '课题三' } }] } }] },
      products: { edges: [{ node: { ...product, productionLines: { total: 1, edges: [{ node: { title: '生产线' } }] } } }] },
      productionLines: { edges: [{ node: { ...line, products: [{ title: '药片' }], spatialCoverage: [{ name: '江苏省苏州市', adminCode: '320500', point: { lon: 120.6 } }] } }] },
      physicalItems: { edges: [{ node: physical }] },
    })
  })
})

describe('permission of submissions in progress', () => {
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    Object.assign(ids, await make(record('Project', '在填', { plannedAcceptanceOn: '2021-03-31' }), record('Project', '已收', { plannedAcceptanceOn: '2021-03-31' })))
    const own = (project: string) => ({ project: { id: ids[project] }, leadUnit: unit('u1') })
    Object.assign(ids, await make(
      record('Submission', 's在填', { ...own('在填'), adminCode: '440100', status: 'FILLING' }), record('Submission', 's已收', { ...own('已收'), adminCode: '440100', status: 'ACCEPTED' }),
    ))
    await make(
      record('SubmissionItem', 'i草稿', { ...own('在填'), submission: { id: ids.s在填 }, status: 'DRAFT' }),
      record('SubmissionItem', 'i通过', { ...own('已收'), submission: { id: ids.s已收 }, status: 'ACCEPTED', opennessVerdict: 'OPEN_AS_PROPOSED' }),
      record('SubmissionItem', 'i不开放', { ...own('已收'), submission: { id: ids.s已收 }, status: 'ACCEPTED', opennessVerdict: 'DO_NOT_OPEN' }),
    )
  })
  const grant = (role: string, scope?: string): Viewer => ({ id: 'v', grants: [{ role: role as 'USER', ...(scope ? { scope } : {}) }] })
  /** Who, and whether they read the submission in progress and its items. */
  const READERS: [string, () => Viewer, boolean, boolean][] = [
    ['anonymous', () => ANONYMOUS, false, false],
    ['a user', () => grant('USER'), false, false],
    ['the leader', () => grant('PROJECT_LEADER', `project:${ids.在填}`), true, true],
    ['the submitter', () => grant('SUBMITTER', `project:${ids.在填}`), true, true],
    ['the leader of another project', () => grant('PROJECT_LEADER', `project:${ids.已收}`), false, false],
    ['a leader without a scope', () => grant('PROJECT_LEADER'), false, false],
    ['the lead unit\'s administrator', () => grant('UNIT_ADMIN', 'organization:platforms:u1'), true, true],
    ['another unit\'s administrator', () => grant('UNIT_ADMIN', 'organization:platforms:u9'), false, false],
    ['the authority of its province', () => grant('LOCAL_AUTHORITY', 'province:440000'), true, false],
    ['the authority of another province', () => grant('LOCAL_AUTHORITY', 'province:110000'), false, false],
    ['a platform manager', () => grant('PLATFORM_MANAGER', 'platform:platforms:p'), false, false],
    ['the Center', () => grant('CENTER'), true, true],
    ['the ministry', () => grant('MINISTRY'), true, true],
    ['a service', () => SERVICE, true, true],
  ]
  for (const [name, viewer, mayRead, mayReadItems] of READERS) {
    it(`${name}: ${mayRead ? 'reads' : 'does not read'} it${mayRead && !mayReadItems ? ', but not its items' : ''}`, async () => {
      const found = await list('projects', 'Project', { ids: [ids.在填] }, 'submission { status } acceptanceReady overdue', viewer())
      expect(found.edges[0]?.node).toEqual({ submission: mayRead ? { status: 'FILLING' } : null, acceptanceReady: false, overdue: true })
      expect((await ask('query($of: [_Any!]!) { _entities(representations: $of) { ... on Submission { status } } }', { of: [{ __typename: 'Submission', id: ids.s在填 }] }, viewer())).data._entities).toEqual([mayRead ? { status: 'FILLING' } : null])
      expect((await list('submissions', 'Submission', { project: [ids.在填] }, 'status', viewer())).total).toBe(mayRead ? 1 : 0)
      expect((await list('submissionItems', 'SubmissionItem', { project: [ids.在填] }, 'title', viewer())).edges).toEqual(mayReadItems ? [{ node: { title: 'i草稿' } }] : [])
      expect(await titles('projects', 'Project', { submissionStatus: ['FILLING'], ids: [ids.在填, ids.已收] }, viewer())).toEqual(mayRead ? ['在填'] : [])
      expect(await titles('projects', 'Project', { submissionStatus: ['ACCEPTED'], ids: [ids.在填, ids.已收] }, viewer())).toEqual(['已收'])
    })
  }
  it('an accepted submission is read by anybody, without the items that are not to be opened', async () => {
    const read = async (viewer: Viewer) => (await list('submissions', 'Submission', { project: [ids.已收] }, 'status items { total edges { node { title } } }', viewer)).edges
    expect(await read(ANONYMOUS)).toEqual([{ node: { status: 'ACCEPTED', items: { total: 1, edges: [{ node: { title: 'i通过' } }] } } }])
    expect((await read(grant('CENTER')))[0]?.node).toMatchObject({ items: { total: 2 } })
  })
  it('a submission that is withdrawn gives way to a new one, and a deleted one answers without its status', async () => {
    const own = { project: { id: ids.在填 }, leadUnit: unit('u1') }
    const again = await make(record('Submission', 's在填', { ...own, status: 'WITHDRAWN' }), record('Submission', 's再填', { ...own, status: 'PLAN_DRAFT' }))
    await upsert([{ source: 'test', sourceId: 's再填', typename: 'Submission', deleted: true }])
    const { data, errors } = await ask('query($id: ID, $gone: ID) { project(id: $id) { submission { id } } submission(id: $gone) { status round } }', { id: ids.在填, gone: again.s再填 }, SERVICE)
    expect(errors).toBeUndefined()
    expect(data).toEqual({ project: { submission: null }, submission: { status: null, round: null } })
  })
})

describe('filters', () => {
  let program = ''
  let parent = ''
  const ids: Record<string, string> = {}
  beforeAll(async () => {
    ;({ 九七三: program = '', 母项目: parent = '' } = await make(record('Program', '九七三', { code: '973', kind: 'PLAN_973', department: '基础司' }), record('Project', '母项目', {})))
    Object.assign(ids, await make(
      record('Project', '甲', {
        projectNo: '2012CB955801', program: { id: program }, parent: { id: parent }, programKind: 'PLAN_973', domain: 'AGRICULTURE', applicationCode: 'C0201', grantType: '重点项目', leadUnit: { name: '中国农业科学院', organization: { id: 'platforms:caas' } }, province: '广东省', adminCode: '440100',
        department: '农业部', leader: '李四', amount: { amount: '800000', currency: 'CNY' }, startOn: '2012-01', endOn: '2016', acceptedOn: '2017-03-01', submissionDueOn: '2017-02-01',
      }, { disciplines: [{ code: '2101040' }] }),
      record('Project', '乙', { projectNo: '61871015', programKind: 'NSFC', participatingUnits: [{ name: '中国农业科学院', organization: { id: 'platforms:caas' } }], province: '北京市', submissionDueOn: '2099-12-31' }),
      record('Project', '丁', { projectNo: 'D4', submissionDueOn: '2016-01-31' }),
    ))
    await make(record('Submission', 's丁', { project: { id: ids.丁 }, leadUnit: unit('x'), adminCode: '3205', status: 'PUBLISHED', certificateNo: 'ZM-77' }))
    await make(
      record('SubmissionItem', 'i丁', { submission: { id: (await list('submissions', 'Submission', { project: [ids.丁] }, 'id')).edges[0]?.node?.id }, status: 'PUBLISHED', qualityVerdict: 'PASS', opennessVerdict: 'OPEN_AS_PROPOSED' }),
      record('Achievement', '成果丁', { registrationNo: 'CG-9', kind: 'SOFT_SCIENCE', maturity: '初期', completedOn: '2009', applicationFields: ['能源', '交通'] }),
      record('Product', '产品丁', { productKind: '农药', approvalNo: 'PD2009' }),
      record('PhysicalItem', '实物丁', { itemKind: '岩心', condition: 'NO_OBJECT' }),
    )
  })
  const CASES: [Record<string, unknown> | (() => Record<string, unknown>), string[]][] = [
    [{ projectNo: 'cb9558' }, ['甲']], [() => ({ program }), ['甲']], [() => ({ parent }), ['甲']], [{ programKind: ['NSFC'] }, ['乙']], [{ domain: ['AGRICULTURE'] }, ['甲']], [{ disciplines: ['210'] }, ['甲']],
    [{ applicationCode: 'c02' }, ['甲']], [{ grantType: '重点' }, ['甲']], [{ organization: 'platforms:caas' }, ['甲', '乙']], [{ leadUnit: '农业科学院' }, ['甲']], [{ province: '广东' }, ['甲']], [{ province: '440000' }, ['甲']], [{ department: '农业' }, ['甲']],
    [{ leader: '李' }, ['甲']], [{ amount: { from: '500000' } }, ['甲']], [{ startOn: { to: '2012' } }, ['甲']], [{ endOn: { from: '2016', to: '2016' } }, ['甲']], [{ acceptedOn: { from: '2017', to: '2017-03' } }, ['甲']],
    [{ dueBefore: '2017-02-01' }, ['丁', '甲']], [{ overdue: true }, ['甲']], [{ overdue: false }, ['丁', '乙']], [{ submissionStatus: ['PUBLISHED', 'FILLING'] }, ['丁']],
  ]
  for (const [filter, expected] of CASES) {
    it(`projects: ${typeof filter === 'function' ? filter.toString() : JSON.stringify(filter)}`, async () => {
      expect(await titles('projects', 'Project', { ids: Object.values(ids), ...(typeof filter === 'function' ? filter() : filter) })).toEqual(expected)
    })
  }
  it('of the other types', async () => {
    expect((await list('programs', 'Program', { code: '97', kind: ['PLAN_973'], department: '基础' }, 'name')).edges).toEqual([{ node: { name: '九七三' } }])
    expect((await list('submissions', 'Submission', { project: [ids.丁], status: ['PUBLISHED'], organization: 'platforms:x', adminCode: '32', certificateNo: 'zm' }, 'certificateNo')).edges).toHaveLength(1)
    expect(await titles('submissionItems', 'SubmissionItem', { resourceType: ['PAPER'], status: ['PUBLISHED'], qualityVerdict: ['PASS'], opennessVerdict: ['OPEN_AS_PROPOSED'] })).toEqual(['i丁'])
    expect(await titles('achievements', 'Achievement', { registrationNo: 'cg', kind: ['SOFT_SCIENCE'], maturity: '初', completedOn: { to: '2009' }, applicationFields: ['交通'] })).toEqual(['成果丁'])
    expect(await titles('products', 'Product', { productKind: '农', approvalNo: 'pd' })).toEqual(['产品丁'])
    expect(await titles('productionLines', 'ProductionLine', { builtOn: { from: '2011', to: '2011' } })).toEqual(['生产线'])
    const [药片] = (await list('products', 'Product', { title: '药片' }, 'id')).edges
    expect(await titles('productionLines', 'ProductionLine', { products: [药片?.node?.id] })).toEqual(['生产线'])
    expect(await titles('physicalItems', 'PhysicalItem', { itemKind: '岩', condition: ['NO_OBJECT'] })).toEqual(['实物丁'])
  })
})

describe('statements', () => {
  it('a page of projects with submissions, readiness, parents and programmes takes one statement a level', async () => {
    await list('projects', 'Project', {}, 'title overdue acceptanceReady submission { status dueOn } program { name } parent { title }')
    // projects, their total, submissions of all, programmes; parents that are not on the page, or none
    expect(statements.length).toBeLessThanOrEqual(5)
    await ask('{ programs { edges { node { projects(first: 2) { total edges { node { title } } } } } } }')
    expect(statements).toHaveLength(3)
  })
  it('_entities: several projects by id and by number in one statement each', async () => {
    const found = (await list('projects', 'Project', {}, 'id')).edges.map(({ node }) => node?.id)
    const query = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on Project { title } } }'
    expect((await ask(query, { of: found.map((id) => ({ __typename: 'Project', id })) })).data._entities).toHaveLength(found.length)
    expect(statements).toHaveLength(1)
    expect((await ask(query, { of: ['61871015', '2012cb955801', 'none'].map((projectNo) => ({ __typename: 'Project', projectNo })) })).data._entities).toEqual([{ title: '乙' }, { title: '甲' }, null])
    expect(statements).toHaveLength(1)
  })
})
