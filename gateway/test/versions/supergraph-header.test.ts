import { afterEach, describe, expect, it } from 'vitest'
import { toyArtifact, toyLocals, toySchema } from '../toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from '../toy/serve.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const HEADER = 'x-keyuan-supergraph'

describe('x-keyuan-supergraph', () => {
  let toy: StartedGateway
  let served: ServedSubgraph | undefined
  afterEach(async () => {
    await toy.gateway.stop()
    await served?.stop()
    served = undefined
  })

  it('names the version on answers, and on errors once a version was chosen', async () => {
    toy = await startToy({ environment: { KEYUAN_CORS_ORIGINS: '*' } })
    for (const query of ['{ topRated }', '{ __schema { queryType { name } } }', '{ noSuchField }', '{ instruments(first: 900) { edges { cursor } } }', '{ instrument { secret } }', 'subscription { x }']) {
      expect((await toy.ask(query)).headers.get(HEADER), query).toBe(toy.gateway.version)
    }
    expect((await toy.ask('{ topRated }', {}, { authorization: 'Bearer nonsense' })).headers.get(HEADER)).toBeNull()
    expect((await toy.ask('{ topRated }', {}, { origin: 'https://portal.example' })).headers.get('access-control-expose-headers')).toContain(HEADER)
  })

  it('is the version that ran the request where another took over meanwhile, and each call to a subgraph bears the same', async () => {
    served = await serveSubgraph(toySchema('datasets'))
    const artifactOf = (version: number) => toyArtifact({ urls: { datasets: served?.url ?? '' }, extra: { services: `extend type Query { since${version}: Int }` } })
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: () => toyLocals(['datasets']) })
    served.delayMs = 600
    const underWay = toy.ask('{ datasets(first: 1) { rows } }')
    await expect.poll(() => served?.calls.length).toBe(1)
    await toy.gateway.swap(artifactOf(1))
    expect(toy.gateway.version).toBe(artifactOf(1).version)
    served.delayMs = 0
    const after = await toy.ask('{ datasets(first: 1) { rows } }')
    const before = await underWay
    expect(before.errors).toEqual([])
    expect([before, after].map(({ headers }) => headers.get(HEADER))).toEqual([artifactOf(0).version, artifactOf(1).version])
    expect(served.calls.map(({ headers }) => headers[HEADER])).toEqual([artifactOf(0).version, artifactOf(1).version])
  })
})
