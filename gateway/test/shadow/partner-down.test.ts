import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { DEVELOPMENT_KEY, type LocalStack, openLocalStack } from '../../../test/flows/local-stack.ts'
import { write } from '../../../test/flows/writing.ts'
import { publishing, submissionOf } from '../../../test/support/publishing.ts'
import { startTestPartner, type TestPartner } from '../../../test/support/test-partner.ts'

const OWN = `
  "望远镜 / A telescope"
  type Telescope @key(fields: "id") {
    "编号 / Id"
    id: ID!
    "口径(米)/ Aperture in metres"
    aperture: Float
  }
  extend type Query {
    "按编号 / By id"
    telescope("编号 / Id" id: ID!): Telescope
  }`
const TITLE = '五百米口径球面射电望远镜'
const WAIT = { timeout: 30_000, interval: 300 }
const FIELDS = 'id title freshness { asOf ownerReachable }'

/** Each way to the record, and where in the answer it is. The partner itself knows no core field. */
const WAYS: [string, string, (data: any) => { id: string; title: string; aperture: number | null; freshness: { asOf: string; ownerReachable: boolean } }][] = [
  ['search', `{ searchResources(q: "射电望远镜", first: 1) { edges { node { ${FIELDS} ... on Telescope { aperture } } } } }`, (data) => data.searchResources.edges[0].node],
  ['resource(id:)', `{ resource(id: "skynet:fast") { ${FIELDS} ... on Telescope { aperture } } }`, (data) => data.resource],
  ['node(id:)', `{ node(id: "skynet:fast") { ... on Telescope { ${FIELDS} aperture } } }`, (data) => data.node],
  ['the root field of the partner', `{ telescope(id: "skynet:fast") { ${FIELDS} aperture } }`, (data) => data.telescope],
  ['a relation of another record', `{ resources(identifiers: ["10.1234/sky"]) { relations { edges { node { ${FIELDS} ... on Telescope { aperture } } } } } }`, (data) => data.resources[0].relations.edges[0].node],
]

describe('a partner of the whole graph that is down', () => {
  let stack: LocalStack
  let partner: TestPartner
  beforeAll(async () => {
    stack = await openLocalStack()
    partner = await startTestPartner({
      namespace: 'skynet', own: OWN, jwksUrl: stack.url.replace('/graphql', '/.well-known/jwks.json'),
      records: [{ id: 'skynet:fast', typename: 'Telescope', fields: { aperture: 500 }, document: { profile: 'core/1', resourceType: 'TELESCOPE', title: TITLE, provenance: { origin: 'JOINED', source: 'skynet', sourceId: 'fast' } } }],
    })
    const center = publishing(stack.ask, DEVELOPMENT_KEY)
    const published = await center.publish(await center.register('skynet'), submissionOf('skynet', partner, 'Telescope', { terms: { requestsPerSecond: 1_000, concurrency: 32, pollSeconds: 60 } }))
    expect(published).toMatchObject({ state: 'PUBLISHED' })
    await write(stack, [{ namespace: 'scientific-data', typename: 'Dataset', resourceType: 'DATASET', sourceId: 'sky', document: { title: '巡天数据', identifiers: [{ scheme: 'DOI', value: '10.1234/sky' }], relations: [{ kind: 'CITES', id: 'skynet:fast' }] } }])
    await vi.waitFor(() => expect(stack.gateway.version).toBe(published.publishedVersion), WAIT)
    for (const [, query, find] of WAYS.filter(([way]) => !way.startsWith('the root'))) {
      await vi.waitFor(async () => {
        const { data } = await stack.ask(query)
        expect(find(data)).toMatchObject({ title: TITLE, aperture: 500, freshness: { ownerReachable: true } })
      }, WAIT)
    }
    partner.fault = (response) => response.destroy()
    // The first answer that misses something names the partner; what the catalogue says of it follows with the next.
    await stack.ask(WAYS[1]?.[1] ?? '')
  })
  afterAll(async () => {
    await stack.close()
    await partner.stop()
  })

  it.each(WAYS)('answers core fields by way of %s, says that its owner does not answer and of when they are, though the feed is looked at once a minute', async (_way, query, find) => {
    const { data, errors, extensions } = await stack.ask(query)
    const record = find(data)
    expect(record).toMatchObject({ id: 'skynet:fast', title: TITLE, aperture: null, freshness: { ownerReachable: false } })
    expect(Date.now() - Date.parse(record.freshness.asOf)).toBeLessThan(300_000)
    expect(errors?.map((error) => [error.path?.at(-1), error.extensions?.code, error.extensions?.subgraph])).toEqual([['aperture', 'SUBGRAPH_UNAVAILABLE', 'skynet']])
    expect(extensions).toMatchObject({ degraded: [{ subgraph: 'skynet', code: 'SUBGRAPH_UNAVAILABLE' }] })
  })

  it('and mended: the next call says so', async () => {
    partner.fault = null
    await expect.poll(async () => (await stack.ask(WAYS[1]?.[1] ?? '')).data, { timeout: 15_000 }).toMatchObject({ resource: { aperture: 500, freshness: { ownerReachable: true } } })
  })
})
