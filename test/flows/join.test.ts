import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishing, submissionOf } from '../support/publishing.ts'
import { startTestPartner, type TestPartner } from '../support/test-partner.ts'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from './local-stack.ts'

const OWN = `
  "望远镜 / A telescope"
  type Telescope @key(fields: "id") {
    "编号 / Id"
    id: ID!
    "口径(米)/ Aperture in metres"
    aperture: Float
  }`
const telescope = (id: string, aperture: number, title: string, province: string) =>
  ({ id, typename: 'Telescope', fields: { aperture }, document: { profile: 'core/1', resourceType: 'TELESCOPE', title, keywords: ['天文'], provenance: { origin: 'JOINED', source: 'skynet', sourceId: id }, spatialCoverage: [{ adminCode: province }] } })

let stack: LocalStack
let partner: TestPartner
let token: string
let center: ReturnType<typeof publishing>

beforeAll(async () => {
  stack = await openLocalStack()
  partner = await startTestPartner({
    namespace: 'skynet', own: OWN, jwksUrl: stack.url.replace('/graphql', '/.well-known/jwks.json'),
    records: [telescope('skynet:fast', 500, '五百米口径球面射电望远镜', '520000'), telescope('skynet:lamost', 4, '郭守敬望远镜', '130000')],
  })
  center = publishing(stack.ask, DEVELOPMENT_KEY)
  token = await center.register('skynet')
})
afterAll(async () => {
  await stack.close()
  await partner.stop()
})

describe('join: SDL → checks → composition → gateway swaps → catalogue follows the new feed', () => {
  it('finds a partner\'s things, counts them in facets, and answers their core fields beside the one that only the partner knows', async () => {
    expect((await stack.ask('{ resourceTypes { code } }')).data).not.toMatchObject({ resourceTypes: expect.arrayContaining([{ code: 'TELESCOPE' }]) })
    const published = await center.publish(token, submissionOf('skynet', partner, 'Telescope'))
    expect(published.results?.filter(({ status }) => status !== 'COMPLETED')).toEqual([])
    expect(published).toMatchObject({ state: 'PUBLISHED', refusal: null })
    await expect.poll(() => stack.gateway.version, { timeout: 20_000 }).toBe(published.publishedVersion)
    const query = `{
      searchResources(q: "望远镜") {
        total { value }
        edges { node { __typename id title keywords resourceType ... on Telescope { aperture } } card { title resourceType } }
        facet(name: RESOURCE_TYPE) { buckets { key label count } }
        regions: facet(name: PROVINCE) { buckets { key label count } }
      }
    }`
    await expect.poll(async () => (await stack.ask(query)).data, { timeout: 30_000 }).toMatchObject({ searchResources: { total: { value: 2 } } })
    const { data, errors: found } = await stack.ask(query)
    expect(found).toBeUndefined()
    const { edges, facet, regions } = (data as never as { searchResources: { edges: { node: Record<string, unknown> }[]; facet: { buckets: unknown }; regions: { buckets: unknown[] } } }).searchResources
    expect(edges.map(({ node }) => node)).toContainEqual({ __typename: 'Telescope', id: 'skynet:fast', title: '五百米口径球面射电望远镜', keywords: ['天文'], resourceType: 'TELESCOPE', aperture: 500 })
    expect(facet.buckets).toEqual([{ key: 'TELESCOPE', label: '望远镜', count: 2 }])
    expect(regions.buckets).toContainEqual({ key: '520000', label: '贵州省', count: 1 })
    expect((await stack.ask('{ node(id: "skynet:lamost") { __typename ... on Telescope { aperture title relations { edges { kind } } } } }')).data).toEqual({ node: { __typename: 'Telescope', aperture: 4, title: '郭守敬望远镜', relations: { edges: [] } } })
  })

  it('a partner that does not compose is refused with what is wrong, and the graph goes on', async () => {
    const before = stack.gateway.version
    const refused = await center.publish(token, submissionOf('skynet', { url: partner.url, sdl: partner.sdl.replaceAll('Telescope', 'Instrument').replace('aperture: Float', 'title: Int') }, 'Instrument'))
    expect(refused).toMatchObject({ state: 'REFUSED', refusal: { code: 'CHECKS_FAILED' } })
    expect(refused.results?.flatMap(({ findings }) => findings).some(({ refuses, message }) => refuses && message.includes('Instrument'))).toBe(true)
    expect(stack.gateway.version).toBe(before)
  })
})
