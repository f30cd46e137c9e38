import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import { bootArtifact, type SupergraphSource } from '../../versions/supergraph-source.ts'
import { toyArtifact, toyLocal, toySchema } from '../toy/artifact.ts'
import { TOY_NAMES } from '../toy/sdl.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

const artifactOf = (version: number): SupergraphArtifact => toyArtifact({ extra: { services: `extend type Query { since${version}: Int }` } })
const localsOf = (artifact: SupergraphArtifact) => {
  const version = Number(/since(\d+)/.exec(artifact.supergraphSdl)?.[1])
  return TOY_NAMES.map((name) => toyLocal(name, name === 'services' ? toySchema(name, { extra: `extend type Query { since${version}: Int }`, resolvers: { Query: { [`since${version}`]: () => version } } }) : toySchema(name)))
}

/** A source that says what it is told to, or that it cannot. */
const sourceOf = (first: SupergraphArtifact | Error) => {
  let now = first
  let wake: () => void = () => undefined
  const acknowledged: { version: string; refused?: { version: string; error: string } | undefined }[] = []
  const source: SupergraphSource = {
    current: async () => { if (now instanceof Error) throw now; return now },
    watch: async (onChange) => { wake = onChange },
    acknowledge: async (served) => void acknowledged.push(served),
  }
  return { source, acknowledged, say: (next: SupergraphArtifact | Error, tell = true) => { now = next; if (tell) wake() } }
}

let toy: StartedGateway | undefined
const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'keyuan-source-'))
  folders.push(made)
  return made
}
afterEach(async () => {
  await toy?.gateway.stop()
  toy = undefined
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

describe('a gateway with a source', () => {
  it('serves what becomes current, told or not, keeps it on disk and says so; what cannot serve is refused and told', async () => {
    const { source, acknowledged, say } = sourceOf(artifactOf(0))
    const file = join(folder(), 'supergraph.json')
    toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf, source, artifactFile: file })
    say(artifactOf(1))
    await expect.poll(async () => (await toy?.ask('{ since1 }'))?.data, { timeout: 20_000 }).toEqual({ since1: 1 })
    say(artifactOf(2), false)
    await expect.poll(async () => (await toy?.ask('{ since2 }'))?.data, { timeout: 20_000 }).toEqual({ since2: 2 })
    await expect.poll(() => (JSON.parse(readFileSync(file, 'utf8')) as SupergraphArtifact).version).toBe(artifactOf(2).version)
    say({ ...artifactOf(3), supergraphSdl: 'type {', version: 'bad' })
    await expect.poll(() => acknowledged.at(-1), { timeout: 20_000 }).toMatchObject({ version: artifactOf(2).version, refused: { version: 'bad', error: expect.any(String) } })
    expect((await toy.ask('{ since2 }')).data).toEqual({ since2: 2 })
    say(new Error('the database is away'))
    expect((await toy.ask('{ since2 }')).data).toEqual({ since2: 2 })
    say(artifactOf(3))
    await expect.poll(async () => (await toy?.ask('{ since3 }'))?.data, { timeout: 20_000 }).toEqual({ since3: 3 })
    await expect.poll(() => acknowledged.at(-1)).toEqual({ version: artifactOf(3).version })
  })
})

describe('bootArtifact', () => {
  const log = { warn: () => undefined }

  it('takes what is current, else what was served last, else our own graph', async () => {
    const file = join(folder(), 'supergraph.json')
    const committed = artifactOf(0)
    expect(await bootArtifact({ source: sourceOf(artifactOf(2)).source, file, committed, log })).toEqual(artifactOf(2))
    expect(await bootArtifact({ source: sourceOf(new Error('away')).source, file, committed, log })).toEqual(committed)
    writeFileSync(file, JSON.stringify(artifactOf(1)))
    expect(await bootArtifact({ source: sourceOf(new Error('away')).source, file, committed, log })).toEqual(artifactOf(1))
    expect(await bootArtifact({ file, committed, log })).toEqual(artifactOf(1))
    writeFileSync(file, '{"version":')
    expect(await bootArtifact({ source: sourceOf(new Error('away')).source, file, committed, log })).toEqual(committed)
  })

  it('does not wait for a source that does not answer', async () => {
    const silent: SupergraphSource = { ...sourceOf(artifactOf(1)).source, current: () => new Promise(() => undefined) }
    expect(await bootArtifact({ source: silent, committed: artifactOf(0), log })).toEqual(artifactOf(0))
  })
})
