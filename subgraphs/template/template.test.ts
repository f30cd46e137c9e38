import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkDocument } from '../../schema/check-document.ts'
import { checkSubmission } from '../../schema/checks/check-submission.ts'
import type { PartnerSubgraph } from '../../schema/partner.ts'
import { storedArtifact } from '../../schema/stored-artifact.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { catalogueSource, ownComposable } from '../../scripts/compose.ts'
import { testDatabase } from '../../test/postgres.ts'
import { probe } from '../kit/conformance/probe.ts'
import { probeTokens } from '../kit/conformance/probe-tokens.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph } from '../kit/open-subgraph.ts'
import { guardedPost } from '../kit/outbound/guarded-post.ts'
import { servePartner } from '../kit/partner/serve-partner.ts'
import { type ResourceRecord, writeResources } from '../kit/partner/write-resources.ts'
import type { UpsertOutcome } from '../kit/services/upsert-resources.ts'
import { loadSigningKey } from '../kit/tokens/signing-key.ts'
import { subgraph } from './index.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
interface Change { id: string; typename: string; version: string; deleted: boolean; document: Record<string, unknown> }

const run = promisify(execFile)
const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
const manifest = JSON.parse(read('keyuan.json')) as Omit<PartnerSubgraph, 'sdl'> & { schema: string }
const candidate: PartnerSubgraph = { ...manifest, sdl: read(manifest.schema), resourceTypes: manifest.resourceTypes.map((type) => ({ ...type, namespace: manifest.namespace })) }

let database: Awaited<ReturnType<typeof testDatabase>>
let running: Awaited<ReturnType<typeof openSubgraph>>

const ask = async (query: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS) => {
  const { data, errors } = JSON.parse(JSON.stringify(await executeOn(running, { query, variables }, { viewer, requestId: 'test' })))
  expect(errors).toBeUndefined()
  return data
}
const telescope = (sourceId: string, title: string, details: Record<string, unknown>): ResourceRecord => ({
  sourceId, typename: 'Telescope',
  document: { profile: 'core/1', resourceType: 'TELESCOPE', title, provenance: { origin: 'JOINED', source: 'test', sourceId }, details } as never,
})
const write = async (...records: ResourceRecord[]): Promise<UpsertOutcome[]> => {
  const outcomes: UpsertOutcome[] = []
  for await (const outcome of writeResources(running.store, records)) outcomes.push(outcome)
  return outcomes
}
const results = async (...records: ResourceRecord[]) => (await write(...records)).map(({ result }) => result)

/** All pages of the feed after a cursor, as a follower reads them. */
const walk = async (after: string | null, seen: Change[] = []): Promise<{ changes: Change[]; cursor: string }> => {
  const { resourceChanges: page } = await ask(
    'query($after: String) { resourceChanges(after: $after, first: 2) { cursor more changes { id typename version deleted document } } }', { after }, SERVICE)
  return page.more ? walk(page.cursor, [...seen, ...page.changes]) : { changes: [...seen, ...page.changes], cursor: page.cursor }
}
/** A transaction anywhere in the cluster, of another test file too, may hold the feed back for a moment. */
const walkUntil = (after: string | null, count: number) =>
  vi.waitFor(async () => {
    const walked = await walk(after)
    expect(walked.changes).toHaveLength(count)
    return walked
  }, { timeout: 10_000, interval: 50 })

const FAST = { aperture: 500, wavelengths: ['radio'], site: { name: '大窝凼', countryCode: 'CHN', elevationM: 840, lon: 106.86, lat: 25.65 }, firstLight: '2016-09-25' }

beforeAll(async () => {
  database = await testDatabase()
  running = await openSubgraph(subgraph, { databaseUrl: database.url })
})
afterAll(async () => {
  await running.close()
  await database.drop()
})

describe('the TypeScript template', () => {
  it('keeps its special fields, and answers them by id', async () => {
    const [fast, small] = await write(telescope('fast', '五百米口径球面射电望远镜', FAST), telescope('small', '小望远镜', { aperture: 0.5, wavelengths: ['optical'] }))
    expect([fast?.result, small?.result]).toEqual(['CREATED', 'CREATED'])
    const FIELDS = 'aperture wavelengths site { name countryCode elevationM lon lat } firstLight'
    const { _entities, telescope: one } = await ask(`query($ids: [_Any!]!, $id: ID!) { _entities(representations: $ids) { ... on Telescope { id ${FIELDS} } } telescope(id: $id) { ${FIELDS} } }`, {
      id: fast?.id, ids: [small?.id, 'observatory:unknown', fast?.id].map((id) => ({ __typename: 'Telescope', id })),
    })
    expect(_entities).toEqual([expect.objectContaining({ id: small?.id, aperture: 0.5, site: null }), null, { id: fast?.id, ...FAST }])
    expect(one).toEqual(FAST)
    expect(await results(telescope('none', '无口径', { aperture: 0 }))).toEqual(['REFUSED'])
  })

  it('tells each change once in its feed, page by page, in documents that conform', async () => {
    await write(telescope('third', '第三台', {}), telescope('fourth', '第四台', {}), telescope('fifth', '第五台', {}))
    const { changes, cursor } = await walkUntil(null, 5)
    expect(new Set(changes.map((change) => change.id)).size).toBe(5)
    expect(changes.flatMap((change) => checkDocument(change.document))).toEqual([])
    expect(changes.find((change) => change.document.title === '五百米口径球面射电望远镜')).toMatchObject({
      typename: 'Telescope', version: '1', deleted: false, document: { resourceType: 'TELESCOPE', search: { public: ['radio', '大窝凼'] }, spatialCoverage: [{ name: '大窝凼', countryCode: 'CHN', point: { lon: 106.86 } }] },
    })
    expect(await results(telescope('third', '第三台,更名', {}), { sourceId: 'fourth', typename: 'Telescope', deleted: true })).toEqual(['UPDATED', 'DELETED'])
    const later = await walkUntil(cursor, 2)
    expect(later.changes.map(({ version, deleted }) => [version, deleted]).sort()).toEqual([['2', false], ['2', true]])
    expect((await walk(later.cursor)).changes).toEqual([])
  })

  it('declares nothing that is the graph’s, and submits what it serves', async () => {
    expect(subgraph.schema.getMutationType()).toBeUndefined()
    expect(Object.keys(subgraph.schema.getQueryType()?.getFields() ?? {}).sort()).toEqual(['_entities', '_service', 'resourceChanges', 'telescope'])
    expect(candidate.sdl, 'node sdl.ts').toBe(subgraph.sdl)
    expect((await ask('{ _service { sdl } }', {}, SERVICE))._service.sdl).toBe(candidate.sdl)
    expect(candidate.resourceTypes).toEqual(subgraph.resourceTypes)
    expect(candidate.namespace).toBe(subgraph.namespace)
  })

  it('passes every check against the whole graph, and its type becomes a resource', () => {
    const subgraphs = ownComposable()
    const graph = { catalogue: catalogueSource(), subgraphs, ownNamespaces: ['catalogue', ...subgraphs.map(({ namespace }) => namespace)], apiSdl: storedArtifact().apiSdl }
    const { results: checks, artifact } = checkSubmission(candidate, graph, [])
    expect(checks.flatMap(({ findings }) => findings)).toEqual([])
    expect(checks.filter(({ status }) => status !== 'COMPLETED')).toEqual([])
    expect(artifact?.apiSdl).toMatch(/type Telescope implements (Node & Resource|Resource & Node)/)
    expect(artifact?.apiSdl).not.toContain('resourceChanges')
    expect(artifact?.subgraphs).toContainEqual(expect.objectContaining({ namespace: 'observatory', feed: true }))
  }, 120_000)
})

describe('the TypeScript template as a process', () => {
  let jwks: Server
  const key = loadSigningKey()
  const script = (name: string, args: string[], environment: Record<string, string>) => run(process.execPath, [join(import.meta.dirname, name), ...args], { env: { PATH: process.env.PATH, ...environment } })
  const load = async () => JSON.parse((await script('load.ts', [join(import.meta.dirname, 'records.json')], { KEYUAN_DATABASE_URL: database.url })).stdout)
  const refusal = (environment: Record<string, string>) => script('main.ts', [], environment).then(() => '', (error: { code: number; stderr: string }) => `${error.code} ${error.stderr}`)

  beforeAll(async () => {
    jwks = createServer(async (_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify((await key).jwks))).listen(0, '127.0.0.1')
    await once(jwks, 'listening')
  })
  afterAll(() => void jwks.close())

  it('loads its example records, and changes nothing when it loads them again', async () => {
    const { length } = JSON.parse(read('records.json')) as unknown[]
    expect(await load()).toEqual({ CREATED: length - 1, UPDATED: 1 })
    expect(await load()).toEqual({ UNCHANGED: length })
  })

  it('passes the conformance probe', async () => {
    const { url, close } = await servePartner(subgraph, { KEYUAN_DATABASE_URL: database.url, KEYUAN_JWKS_URL: `http://127.0.0.1:${(jwks.address() as AddressInfo).port}/jwks`, KEYUAN_PORT: '0', KEYUAN_LOG_LEVEL: 'silent' })
    try {
      const checks = await probe({ subgraph: { ...candidate, url }, token: probeTokens(await key, subgraph.namespace), post: guardedPost({ allowPrivate: true }) })
      expect(checks.flatMap(({ findings }) => findings).filter(({ code }) => code !== 'SLOW')).toEqual([])
      expect(checks.filter(({ status }) => status !== 'COMPLETED')).toEqual([])
    } finally {
      await close()
    }
  }, 120_000)

  it('does not start without a database, or where it could not verify anybody', async () => {
    expect(await refusal({})).toMatch(/^1 请设置 KEYUAN_DATABASE_URL/)
    expect(await refusal({ KEYUAN_DATABASE_URL: database.url })).toMatch(/^1 请设置 KEYUAN_JWKS_URL/)
    expect(await refusal({ KEYUAN_DATABASE_URL: database.url, KEYUAN_JWKS_URL: 'http://graph.example.org/jwks' })).toMatch(/^1 KEYUAN_JWKS_URL 须为 https/)
  })
})
