import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalStack, openLocalStack } from './local-stack.ts'

let stack: LocalStack
let positions: string[]
const ids: Record<string, string> = {}

const add = async (namespace: string, typename: string, resourceType: string, sourceId: string, document: Record<string, unknown>): Promise<string> => {
  const [outcome] = await stack.upsert(namespace, [{ sourceId, typename, document: { resourceType, ...document } }])
  if (!outcome || outcome.result === 'REFUSED') throw new Error(JSON.stringify(outcome))
  positions.push(outcome.position)
  return (ids[sourceId] = outcome.id)
}

beforeAll(async () => {
  stack = await openLocalStack()
  positions = []
  const platform = await add('platforms', 'Platform', 'PLATFORM', 'crop', { title: '国家作物种质资源库' })
  const project = await add('submissions', 'Project', 'PROJECT', 'wheat', { title: '小麦抗赤霉病研究', details: { projectNo: '31871612' } })
  const shared = { platform: { id: platform }, funding: [{ project: { id: project }, projectNo: '31871612' }] }
  const base = await add('instruments', 'ResearchBase', 'RESEARCH_BASE', 'lab', { title: '作物遗传改良国家重点实验室', ...shared })
  const instrument = await add('instruments', 'Instrument', 'INSTRUMENT', 'seq', { title: '小麦表型测序仪', ...shared, details: { model: 'Sequel II', researchBase: { id: base } } })
  await add('natural-resources', 'Germplasm', 'GERMPLASM_PLANT', 'xy6', { title: '小偃6号小麦', ...shared, details: { cropName: '小麦', accessionNo: 'ZM1' } })
  const paper = await add('literature', 'Paper', 'PAPER', 'p1', { title: '小麦抗病基因定位', ...shared, identifiers: [{ scheme: 'DOI', value: '10.1234/wheat.1' }], details: { containerTitle: '作物学报' } })
  await add('scientific-data', 'Dataset', 'DATASET', 'd1', { title: '小麦基因组数据集', ...shared, relations: [{ kind: 'PRODUCED_WITH', id: instrument }, { kind: 'IS_DESCRIBED_BY', id: paper }], details: { recordCount: '107891' } })
  await add('literature', 'Standard', 'STANDARD', 's1', { title: '小麦', ...shared, identifiers: [{ scheme: 'STANDARD_NO', value: 'GB 1351-2023' }], details: { standardNo: 'GB 1351-2023' } })
  await add('literature', 'Standard', 'STANDARD', 's2', { title: '面粉', identifiers: [{ scheme: 'STANDARD_NO', value: 'GB/T 1355-2021' }], details: { standardNo: 'GB/T 1355-2021' } })
})
afterAll(() => stack.close())

const SEARCH = `query($notBefore: [String!]) {
  searchResources(q: "小麦", first: 20, notBefore: $notBefore) {
    total { value relation }
    edges { snippet node {
      __typename id title platform { name } funding { project { title } }
      ... on Instrument { model } ... on Germplasm { cropName } ... on Paper { containerTitle } ... on Dataset { recordCount } ... on Standard { standardNo }
    } }
    facet(name: RESOURCE_TYPE) { buckets { key label count } }
  }
}`

describe('read: one query over the whole graph', () => {
  it('lists five types with their special fields, platform and project, with one _entities call per subgraph at most', async () => {
    const answer = await stack.ask(SEARCH, { notBefore: positions }, { 'x-keyuan-trace': '1' })
    expect(answer.errors).toBeUndefined()
    const { edges, total, facet } = (answer.data as never as { searchResources: { total: unknown; edges: { node: Record<string, unknown> }[]; facet: { buckets: unknown[] } } }).searchResources
    expect(total).toEqual({ value: 5, relation: 'EXACT' })
    const byType = new Map(edges.map(({ node }) => [node.__typename, node]))
    expect(byType.get('Instrument')).toMatchObject({ model: 'Sequel II', platform: { name: '国家作物种质资源库' }, funding: [{ project: { title: '小麦抗赤霉病研究' } }] })
    expect(byType.get('Germplasm')).toMatchObject({ cropName: '小麦' })
    expect(byType.get('Paper')).toMatchObject({ containerTitle: '作物学报' })
    expect(byType.get('Dataset')).toMatchObject({ recordCount: '107891' })
    expect(byType.get('Standard')).toMatchObject({ standardNo: 'GB 1351-2023' })
    expect(facet.buckets).toContainEqual({ key: 'PAPER', label: '论文', count: 1 })
    const calls = answer.extensions?.trace as { subgraph: string; kind: string }[]
    const list = calls.filter((call) => call.kind === 'entities').map((call) => call.subgraph)
    expect(list.length).toBeGreaterThan(0)
    expect(new Set(list).size).toBe(list.length)
  })

  it('resources(identifiers:) finds a standard however its number is written, and no other one', async () => {
    const { data, errors } = await stack.ask('query($identifiers: [String!]) { resources(identifiers: $identifiers) { title } }', {
      identifiers: ['GBT 1355-2021', 'gb/t1355—2021', 'GB1351-2023', 'GB/T 1351-2023', 'GB 1355-2021'],
    })
    expect(errors).toBeUndefined()
    expect((data as { resources: unknown }).resources).toEqual([{ title: '面粉' }, { title: '面粉' }, { title: '小麦' }, null, null])
  })

  it('follows links both ways across subgraphs: instrument → datasets → papers, project → everything it produced', async () => {
    const { data, errors } = await stack.ask(`query($instrument: ID!, $project: ID!, $dataset: ID!) {
      instrument(id: $instrument) { researchBase { title } datasets { total edges { node { title papers { title } madeWith { title } } } } }
      project(id: $project) { title outputs(first: 50) { total edges { node { __typename title } } } }
      resource(id: $dataset) { relations { edges { kind outgoing node { title } } } freshness { ownerReachable } }
    }`, { instrument: ids.seq, project: ids.wheat, dataset: ids.d1 })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      instrument: { researchBase: { title: '作物遗传改良国家重点实验室' }, datasets: { total: 1, edges: [{ node: { title: '小麦基因组数据集', papers: [{ title: '小麦抗病基因定位' }], madeWith: [{ title: '小麦表型测序仪' }] } }] } },
      project: { outputs: { total: 6 } },
      resource: { freshness: { ownerReachable: true } },
    })
    const relations = (data as never as { resource: { relations: { edges: { kind: string; outgoing: boolean }[] } } }).resource.relations.edges
    expect(relations.map(({ kind, outgoing }) => `${kind} ${outgoing}`)).toEqual(['PRODUCED_WITH true', 'IS_DESCRIBED_BY true'])
    const paper = await stack.ask('query($id: ID!) { resource(id: $id) { relations { edges { kind outgoing node { title } } } } }', { id: ids.p1 })
    expect(paper.data).toMatchObject({ resource: { relations: { edges: [{ kind: 'DESCRIBES', outgoing: false, node: { title: '小麦基因组数据集' } }] } } })
  })

  it('finds by any identifier in any spelling, keeps the order asked for, and says null where there is nothing', async () => {
    const { data } = await stack.ask('query($ids: [ID!], $identifiers: [String!]) { resources(ids: $ids, identifiers: $identifiers) { title } node(id: "platforms:unknown") { id } }', {
      ids: [ids.seq, 'instruments:nothing'], identifiers: ['https://doi.org/10.1234/WHEAT.1', 'doi:10.9/none'],
    })
    expect(data).toEqual({ resources: [{ title: '小麦表型测序仪' }, null, { title: '小麦抗病基因定位' }, null], node: null })
  })
})
