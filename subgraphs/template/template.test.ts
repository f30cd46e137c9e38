import { readFileSync } from 'node:fs'
import { createLocalJWKSet } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkDocument } from '../../schema/check-document.ts'
import { compose } from '../../schema/compose.ts'
import { DEFAULT_TERMS } from '../../schema/partner.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { testDatabase } from '../../test/postgres.ts'
import { probe } from '../kit/conformance/probe.ts'
import { probeTokens } from '../kit/conformance/probe-tokens.ts'
import { executeOn } from '../kit/execute.ts'
import { openSubgraph, type RunningSubgraph } from '../kit/open-subgraph.ts'
import { createLog } from '../kit/log.ts'
import { guardedPost } from '../kit/outbound/guarded-post.ts'
import { serveSubgraph } from '../kit/server/serve-subgraph.ts'
import { loadSigningKey } from '../kit/tokens/signing-key.ts'
import { createVerifier } from '../kit/tokens/verify-viewer-token.ts'
import { template } from './index.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
interface Change { id: string; typename: string; version: string; deleted: boolean; document: Record<string, unknown> }

let database: Awaited<ReturnType<typeof testDatabase>>
let subgraph: RunningSubgraph

const ask = async (query: string, variables: Record<string, unknown> = {}, viewer: Viewer = ANONYMOUS) => {
  const { data, errors } = JSON.parse(JSON.stringify(await executeOn(subgraph, { query, variables }, { viewer, requestId: 'test' })))
  expect(errors).toBeUndefined()
  return data
}
const telescope = (sourceId: string, title: string, details: Record<string, unknown>, deleted = false) => ({
  source: 'test', sourceId, typename: 'Telescope', deleted,
  document: { profile: 'core/1', resourceType: 'TELESCOPE', title, provenance: { origin: 'JOINED', source: 'test', sourceId }, details },
})
const upsert = async (...input: unknown[]): Promise<string[]> =>
  (await ask('mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { result } }', { input }, SERVICE)).upsertResources.map((outcome: { result: string }) => outcome.result)

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

const FAST = { aperture: 500, wavelengths: ['radio'], site: { name: '大窝凼', countryCode: 'CHN', elevationM: 840, point: { lon: 106.86, lat: 25.65 } }, firstLight: '2016-09-25' }

beforeAll(async () => {
  database = await testDatabase()
  subgraph = await openSubgraph(template, { databaseUrl: database.url })
})
afterAll(async () => {
  await subgraph.close()
  await database.drop()
})

describe('template', () => {
  it('keeps its special fields, and finds by them', async () => {
    expect(await upsert(telescope('fast', '五百米口径球面射电望远镜', FAST), telescope('small', '小望远镜', { aperture: 0.5, wavelengths: ['optical'] }))).toEqual(['CREATED', 'CREATED'])
    const { telescopes } = await ask('{ telescopes(filter: { aperture: { from: "100" }, wavelengths: ["radio", "optical"] }) { total edges { node { aperture wavelengths site { name countryCode elevationM point { lon lat } } firstLight } } } }')
    expect(telescopes).toEqual({ total: 1, edges: [{ node: FAST }] })
    expect(await upsert(telescope('none', '无口径', { aperture: 0 }))).toEqual(['REFUSED'])
  })

  it('tells each change once in its feed, page by page, in documents that conform', async () => {
    await upsert(telescope('third', '第三台', {}), telescope('fourth', '第四台', {}), telescope('fifth', '第五台', {}))
    const { changes, cursor } = await walkUntil(null, 5)
    expect(new Set(changes.map((change) => change.id)).size).toBe(5)
    expect(changes.flatMap((change) => checkDocument(change.document))).toEqual([])
    expect(changes.find((change) => change.document.title === '五百米口径球面射电望远镜')).toMatchObject({
      typename: 'Telescope', version: '1', deleted: false, document: { resourceType: 'TELESCOPE', search: { public: ['radio', '大窝凼'] }, spatialCoverage: [{ name: '大窝凼', countryCode: 'CHN', point: { lon: 106.86 } }] },
    })
    await upsert(telescope('third', '第三台,更名', {}), telescope('fourth', '', {}, true))
    const later = await walkUntil(cursor, 2)
    expect(later.changes.map(({ version, deleted }) => [version, deleted]).sort()).toEqual([['2', false], ['2', true]])
    expect((await walk(later.cursor)).changes).toEqual([])
  })

  it('passes the conformance probe as an endpoint of its own', async () => {
    const key = await loadSigningKey()
    const log = createLog('template', 'silent')
    const app = serveSubgraph({ subgraph, verify: createVerifier({ audience: template.namespace, trustedKeys: createLocalJWKSet(key.jwks) }), log })
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/graphql`
    const { namespace, sdl } = template
    const resourceTypes = template.resourceTypes.map((type) => ({ ...type, namespace }))
    const results = await probe({ subgraph: { namespace, sdl, url, resourceTypes, terms: DEFAULT_TERMS }, token: probeTokens(key, namespace), post: guardedPost({ allowPrivate: true }) })
    await app.close()
    expect(results.flatMap(({ findings }) => findings).filter(({ code }) => code !== 'SLOW')).toEqual([])
    expect(results.filter(({ status }) => status !== 'COMPLETED')).toEqual([])
  })

  it('joins the graph: its type becomes a resource with all core fields', () => {
    const catalogue = readFileSync(new URL('../catalogue/schema.graphql', import.meta.url), 'utf8')
    const { artifact, errors } = compose(catalogue, [{ namespace: template.namespace, sdl: template.sdl, resourceTypes: template.resourceTypes }])
    expect(errors).toBeUndefined()
    expect(artifact?.apiSdl).toMatch(/type Telescope implements Node & Resource|type Telescope implements Resource & Node/)
    expect(artifact?.subgraphs).toContainEqual(expect.objectContaining({ namespace: 'template', feed: true }))
  })
})
