import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalStack, openLocalStack } from './local-stack.ts'

let stack: LocalStack
const ids: Record<string, string> = {}
let positions: string[] = []

const add = async (namespace: string, typename: string, resourceType: string, sourceId: string, document: Record<string, unknown>): Promise<string> => {
  const [outcome] = await stack.upsert(namespace, [{ sourceId, typename, document: { resourceType, ...document } }])
  if (!outcome || outcome.result === 'REFUSED') throw new Error(JSON.stringify(outcome))
  positions.push(outcome.position)
  return (ids[sourceId] = outcome.id)
}
const settled = async (): Promise<void> => {
  await stack.ask('query($p: [String!]) { searchResources(first: 1, notBefore: $p) { pageInfo { hasNextPage } } }', { p: positions })
  positions = []
}

beforeAll(async () => {
  stack = await openLocalStack({ KEYUAN_DRIFT_SECONDS: '1' })
  const platform = await add('platforms', 'Platform', 'PLATFORM', 'p', { title: '平台' })
  const paper = await add('literature', 'Paper', 'PAPER', 'open', { title: '公开论文', identifiers: [{ scheme: 'DOI', value: '10.1234/shared' }] })
  await add('scientific-data', 'Dataset', 'DATASET', 'draft', { title: '草稿数据集', status: 'DRAFT', platform: { id: platform }, identifiers: [{ scheme: 'DOI', value: '10.1234/shared' }], relations: [{ kind: 'CITES', id: paper }] })
  const base = await add('instruments', 'ResearchBase', 'RESEARCH_BASE', 'base', { title: '某基地' })
  await add('instruments', 'Instrument', 'INSTRUMENT', 'closed', { title: '受限仪器', sharing: { level: 'RESTRICTED' }, details: { researchBase: { id: base } } })
  await settled()
})
afterAll(() => stack.close())

describe('what an anonymous viewer can find out', () => {
  it('nothing of a draft: no relation, member, total, count, and no identifier taken from a published record', async () => {
    const { data, errors } = await stack.ask(`query($paper: ID!, $platform: ID!, $draft: ID!) {
      resource(id: $paper) { relations { edges { kind } } }
      platform(id: $platform) { resources { total edges { cursor } } }
      draft: resource(id: $draft) { title }
      resources(identifiers: ["10.1234/shared"]) { title }
      resourceTypes { code count }
    }`, { paper: ids.open, platform: ids.p, draft: ids.draft })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({ resource: { relations: { edges: [] } }, platform: { resources: { total: 0, edges: [] } }, draft: null, resources: [{ title: '公开论文' }] })
    expect((data as never as { resourceTypes: unknown[] }).resourceTypes).toContainEqual({ code: 'DATASET', count: 0 })
    const health = async () => ((await stack.ask('{ catalogueHealth { namespace records missing orphan } }')).data as never as { catalogueHealth: unknown[] }).catalogueHealth
    await expect.poll(health, { timeout: 40_000, interval: 1_000 }).toContainEqual({ namespace: 'scientific-data', records: 0, missing: 0, orphan: 0 })
  })

  it('nothing of what the special fields of a restricted record say, by whatever road', async () => {
    const { data } = await stack.ask(`query($closed: ID!, $base: ID!) {
      instrument(id: $closed) { title researchBase { title } redactedFields }
      resource(id: $closed) { relations { edges { kind node { title } } } }
      base: resource(id: $base) { relations { edges { kind node { title } } } }
      researchBase(id: $base) { instruments { total edges { node { title } } } }
    }`, { closed: ids.closed, base: ids.base })
    expect(data).toEqual({
      instrument: { title: '受限仪器', researchBase: null, redactedFields: ['researchBase'] },
      resource: { relations: { edges: [] } }, base: { relations: { edges: [] } }, researchBase: { instruments: { total: 0, edges: [] } },
    })
  })
})

describe('answers that belong to their question', () => {
  it('two searches in one request have a total each; null arguments mean the default', async () => {
    const { data, errors } = await stack.ask('query($none: SearchSort) { a: searchResources(q: "没有这个词吧xyzzy") { total { value } } b: searchResources(sort: $none, field: null) { total { value } } }', { none: null })
    expect(errors).toBeUndefined()
    expect(data).toEqual({ a: { total: { value: 0 } }, b: { total: { value: 3 } } })
  })

  it('a cursor of another record\'s relations is refused', async () => {
    const { data } = await stack.ask('query($id: ID!) { platform(id: $id) { name } searchResources(first: 1) { pageInfo { endCursor } } }', { id: ids.p })
    const cursor = (data as never as { searchResources: { pageInfo: { endCursor: string } } }).searchResources.pageInfo.endCursor
    const { errors } = await stack.ask('query($id: ID!, $after: String) { resource(id: $id) { relations(after: $after) { pageInfo { endCursor } } } }', { id: ids.open, after: cursor })
    expect(errors?.[0]?.extensions.code).toBe('BAD_CURSOR')
  })

  it('odd characters in ids, identifiers and filters are answered, not failed', async () => {
    const { data, errors } = await stack.ask('query($odd: ID!, $text: String!) { resource(id: $odd) { title } resources(identifiers: [$text]) { title } datasets(filter: { title: $text }) { total } }', { odd: 'instruments:x\u0000', text: 'a\u0000b' })
    expect(data).toMatchObject({ resource: null, resources: [null], datasets: null })
    expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_INPUT'])
  })
})

describe('versions of an id', () => {
  it('go on where a record comes back as another type, so that the catalogue follows', async () => {
    const id = await add('natural-resources', 'Specimen', 'SPECIMEN', 'turn', { title: '标本一号' })
    await settled()
    const [gone] = await stack.upsert('natural-resources', [{ sourceId: 'turn', typename: 'Specimen', deleted: true }])
    expect(gone?.result).toBe('DELETED')
    await add('natural-resources', 'MicrobialStrain', 'MICROBIAL_STRAIN', 'turn', { title: '菌株一号' })
    await settled()
    expect((await stack.ask('query($id: ID!) { resource(id: $id) { __typename title status } }', { id })).data).toEqual({ resource: { __typename: 'MicrobialStrain', title: '菌株一号', status: 'PUBLISHED' } })
  })

  it('refuses a record with a NUL or half a character, and writes the others of its batch', async () => {
    const outcomes = await stack.upsert('literature', ['好', 'x\u0000', 'y\ud800'].map((title, at) => ({ sourceId: `odd${at}`, typename: 'Paper', document: { resourceType: 'PAPER', title } })))
    expect(outcomes.map((outcome) => outcome.result)).toEqual(['CREATED', 'REFUSED', 'REFUSED'])
  })
})
