import { describe, expect, it } from 'vitest'
import { toyArtifact, toyLocal, toySchema } from './toy/artifact.ts'
import { serveSubgraph } from './toy/serve.ts'
import { TOY_NAMES, type ToyName } from './toy/sdl.ts'
import { startToy } from './toy/start.ts'

const QUERY = '{ searchResources(first: 2) { edges { node { id title rating platform { name } ... on Instrument { model } ... on Dataset { rows } } } } instrument(id: "instruments:2") { title model } dataset(id: "datasets:1") { title rows } platform(id: "platforms:1") { name } topRated }'

/** Which root fields are still whole while one subgraph is down. */
const LOST: Record<ToyName, string[]> = { catalogue: ['searchResources'], instruments: [], datasets: [], platforms: ['platform'], services: ['topRated'] }

describe('the graph with one subgraph down', () => {
  it.each(TOY_NAMES)('%s: every other field answers, each loss is named', async (name) => {
    const served = await Promise.all(TOY_NAMES.map(async (each) => [each, await serveSubgraph(toySchema(each))] as const))
    const toy = await startToy({ artifact: toyArtifact({ urls: Object.fromEntries(served.map(([each, { url }]) => [each, url])) }), localSubgraphs: () => [] })
    const whole = await toy.ask(QUERY)
    expect(whole.errors).toEqual([])
    await served.find(([each]) => each === name)?.[1].stop()
    const reply = await toy.ask(QUERY)
    expect(reply.status).toBe(200)
    expect(Object.entries(reply.data).filter(([, value]) => value === null).map(([field]) => field)).toEqual(LOST[name])
    expect(reply.errors.length).toBeGreaterThan(0)
    expect(reply.errors.every(({ path, extensions }) => path?.length > 0 && extensions.subgraph === name && extensions.code === 'SUBGRAPH_UNAVAILABLE')).toBe(true)
    expect(reply.extensions.degraded).toEqual([{ subgraph: name, code: 'SUBGRAPH_UNAVAILABLE' }])
    if (name !== 'catalogue') expect(reply.data.searchResources.edges.map(({ node }: { node: { title: string } }) => node.title)).toEqual(['标题 instruments:0', '标题 datasets:1'])
    await toy.gateway.stop()
    await Promise.all(served.filter(([each]) => each !== name).map(([, { stop }]) => stop()))
  })
})

describe('the traps of the libraries', () => {
  it('a reference that rejects before an unknown type name does not end the process', async () => {
    const rejecting = toySchema('instruments', { resolvers: { Instrument: { __resolveReference: async () => { throw new Error('gone') } } } })
    const ghost = toySchema('datasets', { extra: 'type Ghost @key(fields: "id") { id: ID! }', resolvers: { Dataset: { madeWith: () => [{ __typename: 'Instrument', id: '1' }] } } })
    const toy = await startToy({ localSubgraphs: () => [...TOY_NAMES.filter((name) => name !== 'instruments' && name !== 'datasets').map((name) => toyLocal(name)), toyLocal('instruments', rejecting), toyLocal('datasets', ghost)] })
    const reply = await toy.ask('{ datasets(first: 2) { madeWith { model } } }')
    expect(reply.errors).toMatchObject([{ extensions: { subgraph: 'instruments' } }])
    expect((await toy.ask('{ topRated }')).data).toEqual({ topRated: 5 })
    await toy.gateway.stop()
  })

  it('an unknown type name from the catalogue is a null with an error, in a nullable place and in a non-null list', async () => {
    const catalogue = await serveSubgraph(toySchema('catalogue'))
    const toy = await startToy({ artifact: toyArtifact({ urls: { catalogue: catalogue.url } }), localSubgraphs: () => TOY_NAMES.filter((name) => name !== 'catalogue').map((name) => toyLocal(name)) })
    catalogue.fault = (request, response) => {
      const ghost = { __typename: 'Ghost', id: 'ghosts:1', title: 'x' }
      const data = request.query.includes('searchResources') ? { searchResources: { edges: [{ node: ghost }, { node: { __typename: 'Dataset', id: 'datasets:1', title: 'y' } }] } } : { resource: ghost }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }))
    }
    const one = await toy.ask('{ resource(id: "ghosts:1") { title } }')
    expect(one.data).toEqual({ resource: null })
    expect(one.errors).toMatchObject([{ path: ['resource'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }])
    const list = await toy.ask('{ searchResources { edges { node { title } } } }')
    expect(list.data).toEqual({ searchResources: { edges: [{ node: null }, { node: { title: 'y' } }] } })
    expect(list.errors).toMatchObject([{ path: ['searchResources', 'edges', 0, 'node'], extensions: { code: 'SUBGRAPH_BAD_RESPONSE' } }])
    await toy.gateway.stop()
    await catalogue.stop()
  })
})
