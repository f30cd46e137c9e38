import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/postgres.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph, type RunningSubgraph } from '../kit/open-subgraph.ts'
import { instruments } from './index.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { sourceId id result position findings { code message path } } }'

let database: Awaited<ReturnType<typeof testDatabase>>
let subgraph: RunningSubgraph
let statements: string[] = []

const ask = async (query: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS) => {
  statements = []
  const result = await executeOn(subgraph, { query, variables }, { viewer, requestId: 'test' })
  return JSON.parse(JSON.stringify(result)) as { data?: never; errors?: { message: string; extensions: { code: string } }[] }
}
const upsert = async (input: unknown[]) => (await ask(UPSERT, { input }, SERVICE)) as unknown as { data: { upsertResources: { id: string; result: string; position: string; findings: { code: string }[] }[] } }

const record = (sourceId: string, document: Record<string, unknown>) => ({
  source: 'test', sourceId, typename: 'Instrument',
  document: { profile: 'core/1', resourceType: 'INSTRUMENT', provenance: { origin: 'HARVESTED', source: 'test', sourceId }, ...document },
})

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(instruments, { databaseUrl: database.url, onQuery: (query) => statements.push(query) })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('upsertResources', () => {
  it('creates, finds nothing to change, updates, and refuses what does not fit, each record by itself', async () => {
    const first = await upsert([
      record('a', { title: '场发射扫描电子显微镜', details: { model: 'SU8010', category15: 'ANALYTICAL', originalValue: { amount: '3500000', currency: 'CNY' }, serialNo: 'SN-1' } }),
      record('b', { title: '核磁共振波谱仪', details: { colour: 'red' } }),
      record('c', { title: '离心机', sharing: { level: 'SECRET' } }),
    ])
    expect(first.data.upsertResources.map((outcome) => outcome.result)).toEqual(['CREATED', 'REFUSED', 'REFUSED'])
    expect(first.data.upsertResources[1]?.findings).toMatchObject([{ code: 'FIELD_UNKNOWN', path: ['details', 'colour'] }])
    expect(first.data.upsertResources[2]?.findings).toMatchObject([{ code: 'DOCUMENT_INVALID', path: ['document', 'sharing', 'level'] }])
    const same = record('a', { title: '场发射扫描电子显微镜', details: { model: 'SU8010', category15: 'ANALYTICAL', originalValue: { amount: '3500000', currency: 'CNY' }, serialNo: 'SN-1' } })
    expect((await upsert([same])).data.upsertResources[0]?.result).toBe('UNCHANGED')
    expect((await upsert([record('a', { title: '场发射扫描电镜', details: { model: 'SU8010', category15: 'ANALYTICAL', originalValue: { amount: '3500000', currency: 'CNY' }, serialNo: 'SN-1' } })])).data.upsertResources[0]?.result).toBe('UPDATED')
  })

  it('is for services only', async () => {
    expect((await ask(UPSERT, { input: [] })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

describe('instrument', () => {
  it('answers by id, hides protected fields and names them', async () => {
    const { data } = await ask('{ instruments(first: 5, filter: { model: "su8" }) { total edges { node { id title model valueClass serialNo originalValue { amount } redactedFields } } } }')
    expect(data).toMatchObject({ instruments: { total: 1, edges: [{ node: { title: '场发射扫描电镜', valueClass: 'GE_2M', serialNo: null, originalValue: null, redactedFields: ['originalValue', 'serialNo'] } }] } })
    const seen = await ask('{ instruments(first: 1) { edges { node { serialNo originalValue { amount } } } } }', {}, { id: 'c', grants: [{ role: 'CENTER' }] })
    expect(seen.data).toMatchObject({ instruments: { edges: [{ node: { serialNo: 'SN-1', originalValue: { amount: '3500000' } } }] } })
  })
})

describe('resourceChanges', () => {
  it('gives each resource once, at its latest version, to services', async () => {
    // Other test files write to the same PostgreSQL: until their transactions end, the feed waits.
    await expect.poll(async () => (await ask('{ resourceChanges(first: 10) { more cursor changes { id typename version deleted document } } }', {}, SERVICE)).data, { timeout: 20_000 }).toMatchObject({ resourceChanges: { more: false, changes: [{ typename: 'Instrument', version: '2', deleted: false, document: { title: '场发射扫描电镜', measures: { originalValueCny: '3500000' } } }] } })
    expect((await ask('{ resourceChanges(first: 10) { cursor } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

describe('links', () => {
  it('lists the instruments of each base with one statement for all bases', async () => {
    const bases = ['x', 'y', 'z'].map((sourceId) => ({ ...record(sourceId, { title: `基地${sourceId}` }), typename: 'ResearchBase' })).map((item) => ({ ...item, document: { ...item.document, resourceType: 'RESEARCH_BASE' } }))
    const made = (await upsert(bases)).data.upsertResources.map((outcome) => outcome.id)
    const parts = made.flatMap((id, at) => [1, 2, 3].slice(0, at + 1).map((n) => record(`p${at}${n}`, { title: `仪器${at}${n}`, details: { researchBase: { id } } })))
    expect((await upsert(parts)).data.upsertResources.every((outcome) => outcome.result === 'CREATED')).toBe(true)
    const { data, errors } = await ask('{ researchBases(first: 3, sort: TITLE_PINYIN) { edges { node { title instruments(first: 2) { total pageInfo { hasNextPage } edges { node { title researchBase { title } } } } } } } }')
    expect(errors).toBeUndefined()
    const found = (data as unknown as { researchBases: { edges: { node: { instruments: { total: number; edges: unknown[]; pageInfo: { hasNextPage: boolean } } } }[] } }).researchBases.edges.map((edge) => edge.node.instruments)
    expect(found.map((list) => [list.total, list.edges.length, list.pageInfo.hasNextPage])).toEqual([[1, 1, false], [2, 2, false], [3, 2, true]])
    // bases, their instruments, their totals; the bases of the instruments are known by then
    expect(statements).toHaveLength(3)
  })
})

describe('withdrawInstrument', () => {
  it('leaves a tombstone, an audit row, and says deleted in the feed; a retry changes nothing', async () => {
    const [outcome] = (await upsert([record('w', { title: '旧仪器', identifiers: [{ scheme: 'INVENTORY', value: 'Z9' }] })])).data.upsertResources
    const mutation = 'mutation($input: WithdrawInstrumentInput!) { withdrawInstrument(input: $input) { position errors { code } instrument { id status title identifiers { value } } } }'
    const input = { id: outcome?.id, reason: '已报废', clientMutationId: 'm1' }
    expect((await ask(mutation, { input })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const center: Viewer = { id: 'c', grants: [{ role: 'CENTER' }] }
    const done = await ask(mutation, { input }, center)
    expect(done.data).toMatchObject({ withdrawInstrument: { errors: [], instrument: { status: 'WITHDRAWN', title: null, identifiers: [{ value: 'Z9' }] } } })
    expect((await ask(mutation, { input }, center)).data).toEqual(done.data)
    const changeOf = async () => {
      const { data } = await ask('{ resourceChanges(first: 100) { changes { id deleted document } } }', {}, SERVICE)
      return (data as unknown as { resourceChanges: { changes: { id: string; document: unknown }[] } }).resourceChanges.changes.find((item) => item.id === outcome?.id)
    }
    await expect.poll(changeOf, { timeout: 20_000 }).toMatchObject({ deleted: true, document: { tombstone: { reason: '已报废' } } })
  })
})
