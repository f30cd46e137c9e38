import { afterEach, describe, expect, it } from 'vitest'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { LocalSubgraph } from '../../data-source/local.ts'
import { toyArtifact, toyLocal, toySchema } from '../toy/artifact.ts'
import { TOY_NAMES } from '../toy/sdl.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const extra = (release: number): string => `extend type Query { resourceTypes: [Registered!] since${release}: Int } type Registered { code: String! }`
const artifactOf = (release: number): SupergraphArtifact => toyArtifact({ extra: { catalogue: extra(release) } })

/** What the catalogue of each release answers; an error where it is away. */
let catalogue: Record<number, () => { code: string }[]>
const localsOf = (artifact: SupergraphArtifact): LocalSubgraph[] => {
  const release = Number(/since(\d+)/.exec(artifact.supergraphSdl)?.[1])
  return TOY_NAMES.map((name) => toyLocal(name, name === 'catalogue'
    ? toySchema(name, { extra: extra(release), resolvers: { Query: { resourceTypes: () => catalogue[release]?.() ?? [], [`since${release}`]: () => release } } })
    : toySchema(name)))
}
const all = (artifact: SupergraphArtifact) => () => artifact.resourceTypes.map(({ code }) => ({ code }))
const away = () => { throw new Error('away') }

let toy: StartedGateway
afterEach(() => toy.gateway.stop())
const begin = async (): Promise<void> => { toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf }) }

describe('a new version is asked before it serves', () => {
  it('and serves where it knows its types', async () => {
    catalogue = { 0: all(artifactOf(0)), 1: all(artifactOf(1)) }
    await begin()
    await toy.gateway.swap(artifactOf(1))
    expect((await toy.ask('{ since1 }')).data).toEqual({ since1: 1 })
  })

  it('and is refused, the one before going on, where its catalogue does not know its types or fails it', async () => {
    catalogue = { 0: all(artifactOf(0)), 1: () => [], 2: away }
    await begin()
    await expect(toy.gateway.swap(artifactOf(1))).rejects.toThrow('does not know the types')
    await expect(toy.gateway.swap(artifactOf(2))).rejects.toThrow('does not answer')
    expect((await toy.ask('{ since0 }')).data).toEqual({ since0: 0 })
  })

  it('and is not kept out by a catalogue that is away for the one before, too', async () => {
    catalogue = { 0: away, 1: away }
    await begin()
    await toy.gateway.swap(artifactOf(1))
    expect((await toy.ask('{ since1 }')).data).toEqual({ since1: 1 })
  })
})
