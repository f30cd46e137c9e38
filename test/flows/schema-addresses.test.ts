import { buildSchema, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type LocalStack, openLocalStack } from './local-stack.ts'

let stack: LocalStack
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(stack.url.replace('/graphql', path), { headers })

beforeAll(async () => { stack = await openLocalStack() })
afterAll(() => stack.close())

describe('the schema at stable addresses', () => {
  it('is the one that is served, named by its version, and documents to begin with fit it', async () => {
    const response = await get('/schema/api.graphql')
    const version = response.headers.get('x-keyuan-supergraph')
    expect([response.status, version, response.headers.get('etag')]).toEqual([200, stack.gateway.version, `"${version}"`])
    const schema = buildSchema(await response.text())
    expect(schema.getQueryType()?.getFields().searchResources).toBeDefined()
    const documents = await (await get('/schema/documents.graphql')).text()
    const parsed = parse(documents)
    expect(parsed.definitions.length).toBeGreaterThan(10)
    expect(validate(schema, parsed)).toEqual([])
    expect((await get('/schema/api.graphql', { 'if-none-match': `"${version}"` })).status).toBe(304)
    const lasting = await get(`/schema/${version}/api.graphql`)
    expect([lasting.status, lasting.headers.get('cache-control')]).toEqual([200, expect.stringContaining('immutable')])
    expect((await (await get('/schema/api.json')).json() as { data: { __schema: { types: unknown[] } } }).data.__schema.types.length).toBeGreaterThan(100)
    for (const unknown of ['0000000000000000', '..%2F..', 'x']) expect((await get(`/schema/${unknown}/api.graphql`)).status).toBe(404)
  })

  it('has short addresses too, and each version its own', async () => {
    const [short, api, own] = await Promise.all(['/schema.graphql', '/api.graphql', `/schema/${stack.gateway.version}/schema.graphql`].map(async (path) => (await get(path)).text()))
    expect(short).toContain('编号 / Id')
    expect([api, own]).toEqual([short, short])
  })

  it('possible-types.json names the types of each interface as a client cache takes them', async () => {
    for (const path of ['/possible-types.json', '/schema/possible-types.json', `/schema/${stack.gateway.version}/possible-types.json`]) {
      const response = await get(path)
      const { possibleTypes } = await response.json() as { possibleTypes: Record<string, string[]> }
      expect(possibleTypes.Resource).toEqual(expect.arrayContaining(['Dataset', 'Instrument', 'Paper']))
      expect(possibleTypes.Node).toEqual(expect.arrayContaining(['Dataset', 'Organization', 'Platform']))
      expect(response.headers.get('x-keyuan-supergraph')).toBe(stack.gateway.version)
    }
    expect((await get('/schema/0000000000000000/possible-types.json')).status).toBe(404)
  })

  it('graph.json says all that an offline check needs, and no address', async () => {
    const graph = await (await get('/schema/graph.json')).json() as { own: { namespace: string }[]; version: string }
    expect(graph.own.map(({ namespace }) => namespace)).toEqual(expect.arrayContaining(['platforms', 'literature', 'registry']))
    expect(graph.version).toBe(stack.gateway.version)
  })
})
