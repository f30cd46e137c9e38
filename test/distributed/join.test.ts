import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../schema/viewer.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import { testDatabase } from '../postgres.ts'
import { ask } from '../support/graph-process.ts'
import { publishing, submissionOf } from '../support/publishing.ts'
import { startTestPartner, type TestPartner } from '../support/test-partner.ts'
import { type DistributedGraph, distributedGraph } from './services.ts'

/** Those that a join needs; the others are away, which is nobody else's trouble. */
const NEEDED = ['registry', 'catalogue', 'platforms', 'gateway']
const CENTER: Viewer = { id: 'center', grants: [{ role: 'CENTER' }] }
const own = (fields: string): string => `
  "望远镜 / A dish"
  type Dish @key(fields: "id") {
    "编号 / Id"
    id: ID!
    ${fields}
  }`
const APERTURE = '"口径(米)/ Aperture in metres"\n    aperture: Float'

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let graph: DistributedGraph
let partner: TestPartner
let token: string
const partners = publishing((query, variables, headers) => ask(graph.url, query, variables, headers), '')
const asCenter = async (query: string, input: Record<string, unknown>) => {
  const mint = createMint(await loadSigningKey(graph.signingKey))
  return (await ask(graph.addressOf('registry'), query, { input }, { authorization: `Bearer ${await mint(CENTER, 'registry')}` })).data as never
}

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'keyuan-join-'))
  graph = await distributedGraph(database.url, folder)
  await graph.start('registry')
  await Promise.all(NEEDED.filter((name) => name !== 'registry').map((name) => graph.start(name)))
  partner = await startTestPartner({
    namespace: 'dishes', own: own(APERTURE), jwksUrl: join(folder, 'keys/jwks.json'),
    records: [{ id: 'dishes:one', typename: 'Dish', fields: { aperture: 25, builtIn: 1986 }, document: { profile: 'core/1', resourceType: 'DISH', title: '佘山二十五米射电望远镜', provenance: { origin: 'JOINED', source: 'dishes', sourceId: 'one' } } }],
  })
  await asCenter('mutation($input: RegisterPartnerInput!) { registerPartner(input: $input) { errors { code } } }', { namespace: 'dishes', label: '望远镜' })
  token = (await asCenter('mutation($input: IssuePublishTokenInput!) { issuePublishToken(input: $input) { token } }', { namespace: 'dishes' }) as { issuePublishToken: { token: string } }).issuePublishToken.token
}, 180_000)
afterAll(async () => {
  await graph.stop()
  await partner.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a partner joins the distributed form', () => {
  it('through the gateway, by way of the registry; the catalogue answers the new version at once and follows the feed', async () => {
    const published = await partners.publish(token, submissionOf('dishes', partner, 'Dish'))
    expect(published).toMatchObject({ state: 'PUBLISHED', refusal: null })
    const found = '{ searchResources(q: "射电望远镜") { edges { node { id title ... on Dish { aperture } } } } }'
    await expect.poll(async () => (await ask(graph.url, found)).data, { timeout: 60_000, interval: 300 }).toEqual({ searchResources: { edges: [{ node: { id: 'dishes:one', title: '佘山二十五米射电望远镜', aperture: 25 } }] } })
  })

  it('and answers on with the last version while the registry is away, from a start too', async () => {
    await graph.kill('registry')
    await graph.kill('gateway')
    await graph.start('gateway')
    expect((await ask(graph.url, '{ node(id: "dishes:one") { ... on Dish { title aperture } } }')).data).toEqual({ node: { title: '佘山二十五米射电望远镜', aperture: 25 } })
    await graph.start('registry')
    partner.deploy(own(`${APERTURE}\n    "建成年份 / Year of completion"\n    builtIn: Int`))
    expect(await partners.publish(token, submissionOf('dishes', partner, 'Dish'))).toMatchObject({ state: 'PUBLISHED' })
    await expect.poll(async () => (await ask(graph.url, '{ resource(id: "dishes:one") { ... on Dish { builtIn title } } }')).data, { timeout: 60_000, interval: 300 }).toEqual({ resource: { builtIn: 1986, title: '佘山二十五米射电望远镜' } })
  })
})
