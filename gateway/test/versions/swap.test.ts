import { afterEach, describe, expect, it } from 'vitest'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { LocalSubgraph } from '../../data-source/local.ts'
import { toyArtifact, toyLocal, toySchema } from '../toy/artifact.ts'
import { TOY_NAMES } from '../toy/sdl.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

/** Version n of the graph has a field `since<n>`; its resolvers take 100 ms, so that many requests are under way at any time. */
const extra = (version: number): string => `extend type Query { since${version}: Int }`
const artifactOf = (version: number): SupergraphArtifact => toyArtifact({ extra: { services: extra(version) } })

function localsOf(artifact: SupergraphArtifact): LocalSubgraph[] {
  const version = Number(/since(\d+)/.exec(artifact.supergraphSdl)?.[1])
  const slow = () => new Promise((resolve) => setTimeout(resolve, 100, version))
  return TOY_NAMES.map((name) => toyLocal(name, name === 'services'
    ? toySchema(name, { extra: extra(version), resolvers: { Query: { [`since${version}`]: slow, topRated: slow } } })
    : toySchema(name)))
}

describe('swap', () => {
  let toy: StartedGateway
  afterEach(() => toy.gateway.stop())

  it('drops none of thousands of requests over ten versions, and mixes none', async () => {
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf, environment: { KEYUAN_MAX_IN_FLIGHT: '5000', KEYUAN_SUBGRAPH_DEADLINE_MS: '20000' } })
    let running = true
    let answers = 0
    const wrong: unknown[] = []
    const clients = Array.from({ length: 200 }, async () => {
      while (running) {
        const reply = await toy.ask('{ topRated instrument(id: "instruments:2") { title model } }')
        answers++
        if (reply.status !== 200 || reply.errors.length > 0 || reply.data.instrument.model !== 'M-2') wrong.push(reply)
      }
    })
    for (let version = 1; version <= 10; version++) {
      await toy.gateway.swap(artifactOf(version))
      expect((await toy.ask(`{ since${version} }`)).data).toEqual({ [`since${version}`]: version })
      expect((await toy.ask(`{ since${version - 1} }`)).errors[0].extensions.code).toBe('QUERY_INVALID')
    }
    running = false
    await Promise.all(clients)
    expect(wrong).toEqual([])
    expect(answers).toBeGreaterThan(1_000)
  })

  it('lets a request that began with the old version end with it', async () => {
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf })
    // A mutation-like wait: the field exists in the old version only.
    const underWay = toy.ask('{ since0 }')
    await new Promise((resolve) => setTimeout(resolve, 30))
    await toy.gateway.swap(artifactOf(1))
    expect((await underWay).data).toEqual({ since0: 0 })
    expect(toy.gateway.version).toBe(artifactOf(1).version)
    await expect.poll(() => toy.log.some(({ msg, version }) => msg === 'old version drained' && version === artifactOf(0).version)).toBe(true)
  })

  it.each([
    ['does not parse', (artifact: SupergraphArtifact) => ({ ...artifact, supergraphSdl: 'type {' })],
    ['is no supergraph', (artifact: SupergraphArtifact) => ({ ...artifact, supergraphSdl: 'type Query { a: Int }' })],
    ['has a catalogue SDL that does not parse', (artifact: SupergraphArtifact) => ({ ...artifact, catalogueSdl: 'type {' })],
    ['names a subgraph that it does not list', (artifact: SupergraphArtifact) => ({ ...artifact, subgraphs: artifact.subgraphs.slice(1) })],
    ['has a subgraph without an address', (artifact: SupergraphArtifact) => ({ ...artifact, subgraphs: [...artifact.subgraphs, { namespace: 'far-away', feed: false }] })],
  ])('refuses a supergraph that %s, and goes on with the one before', async (_name, spoil) => {
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf })
    const before = toy.gateway.version
    await expect(toy.gateway.swap({ ...spoil(artifactOf(1)), version: 'bad' })).rejects.toThrow()
    expect(toy.gateway.version).toBe(before)
    expect((await toy.ask('{ since0 }')).data).toEqual({ since0: 0 })
    const health = (await (await fetch(`${toy.url}/health`)).json()) as { version: string; lastSwap: { version: string; error: string } }
    expect(health).toMatchObject({ version: before, lastSwap: { version: 'bad', error: expect.any(String) as string } })
    await toy.gateway.swap(artifactOf(2))
    expect((await toy.ask('{ since2 }')).data).toEqual({ since2: 2 })
  })

  it('says which setting gives a subgraph its address', async () => {
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf })
    const artifact = artifactOf(1)
    await expect(toy.gateway.swap({ ...artifact, subgraphs: [...artifact.subgraphs, { namespace: 'far-away', feed: false }] })).rejects.toThrow('KEYUAN_URL_FAR_AWAY')
  })

  it('has plans for what was asked lately before it takes over', async () => {
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf })
    await toy.ask('{ instrument { model } }')
    await toy.gateway.swap(artifactOf(1))
    const metricsBefore = await (await fetch(`${toy.url}/metrics`)).text()
    await toy.ask('{ instrument { model } }')
    const hits = (text: string): number => Number(/keyuan_plan_lookups_total\{result="hit"\} (\d+)/.exec(text)?.[1] ?? 0)
    expect(hits(await (await fetch(`${toy.url}/metrics`)).text())).toBe(hits(metricsBefore) + 1)
  })

  it('takes swaps one after the other, and the last one wins', async () => {
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf })
    await Promise.all([1, 2, 3].map((version) => toy.gateway.swap(artifactOf(version))))
    expect(toy.gateway.version).toBe(artifactOf(3).version)
  })
})
