import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mintDevelopmentToken } from '../../auth/mint-development-token.ts'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const KEY = 'a development key of sufficient length'
const OPERATIONS: Record<string, string> = {
  'records:one': 'query One($id: ID) { dataset(id: $id) { id rows } }',
  'records:rename': 'mutation { renameInstrument(id: "instruments:1", title: "x") { instrument { id } } }',
  'records:deep': `{ ${'a { '.repeat(30)} a ${'}'.repeat(30)} }`,
}

describe('a persisted operation', () => {
  let toy: StartedGateway
  let datasets: ServedSubgraph
  beforeAll(async () => {
    datasets = await serveSubgraph(toySchema('datasets'))
    toy = await startToy({
      artifact: toyArtifact({ urls: { datasets: datasets.url } }), localSubgraphs: () => toyLocals(['datasets']),
      environment: { KEYUAN_DEVELOPMENT_KEY: KEY }, operations: { byId: async (id) => OPERATIONS[id], byHash: async () => undefined },
    })
  })
  afterAll(async () => {
    await toy.gateway.stop()
    await datasets.stop()
  })

  const get = (id: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${toy.url}/graphql?id=${id}&variables=${encodeURIComponent('{"id":"datasets:7"}')}`, { headers: { 'apollo-require-preflight': '1', ...headers } })

  it('asked anonymously by GET may be kept for a minute, and is not sent again unchanged', async () => {
    const response = await get('records:one')
    expect(await response.json()).toEqual({ data: { dataset: { id: 'datasets:7', rows: 7 } } })
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(response.headers.get('vary')).toContain('Authorization')
    const again = await get('records:one', { 'if-none-match': response.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('asked by a viewer, or by POST, is not kept', async () => {
    const signedIn = await get('records:one', { authorization: `Bearer ${await mintDevelopmentToken({ sub: 'u' }, KEY)}` })
    expect(signedIn.headers.get('cache-control')).toBe('private, no-store')
    const posted = await fetch(`${toy.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'records:one', variables: { id: 'datasets:7' } }) })
    expect(await posted.json()).toEqual({ data: { dataset: { id: 'datasets:7', rows: 7 } } })
    expect(posted.headers.get('cache-control')).toBe('private, no-store')
  })

  it('whose answer has an error or comes from elsewhere is not kept', async () => {
    datasets.fault = (_request, response) => response.destroy()
    const degraded = await get('records:one')
    expect(degraded.headers.get('cache-control')).toBe('private, no-store')
    datasets.fault = undefined
  })

  it.each<[string, string, number, string]>([
    ['of an unknown id', 'records:none', 404, 'NOT_FOUND'],
    ['of an id that is a path', '..%2F..%2Fetc', 404, 'NOT_FOUND'],
    ['that changes something, by GET', 'records:rename', 405, 'BAD_REQUEST'],
    ['beyond the limits', 'records:deep', 400, 'LIMIT_EXCEEDED'],
  ])('%s is refused', async (_name, id, status, code) => {
    const response = await get(id)
    expect(response.status).toBe(status)
    expect(((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe(code)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  it('beside a query of its own is refused', async () => {
    const response = await fetch(`${toy.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'records:one', query: '{ topRated }' }) })
    expect(response.status).toBe(400)
  })
})
