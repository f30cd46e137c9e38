import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { LocalSubgraph } from '../../data-source/local.ts'
import { toyArtifact, toyLocal, toySchema } from '../toy/artifact.ts'
import { TOY_NAMES } from '../toy/sdl.ts'
import { startToy, type StartedGateway } from '../toy/start.ts'

/** As many as are bearable in every run; `KEYUAN_SWAPS=100` is the full measure. */
const SWAPS = Number(process.env.KEYUAN_SWAPS ?? 10)
const REQUESTS_A_SECOND = 200

/** Every version answers `release` with its own number, in two subgraphs: an answer of two versions would hold two numbers. */
const extra = (release: number, side: string): string => `extend type Query { ${side}: Int since${release}: Int @shareable }`
const SIDES = { services: 'left', catalogue: 'right' } as const
const artifactOf = (release: number): SupergraphArtifact => toyArtifact({ extra: Object.fromEntries(Object.entries(SIDES).map(([name, side]) => [name, extra(release, side)])) })

function localsOf(artifact: SupergraphArtifact): LocalSubgraph[] {
  const release = Number(/since(\d+)/.exec(artifact.supergraphSdl)?.[1])
  const slowly = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 50, release))
  return TOY_NAMES.map((name) => {
    const side = (SIDES as Record<string, string | undefined>)[name]
    return toyLocal(name, side ? toySchema(name, { extra: extra(release, side), resolvers: { Query: { [side]: slowly, [`since${release}`]: slowly } } }) : toySchema(name))
  })
}

let toy: StartedGateway
beforeAll(async () => { toy = await startToy({ artifact: artifactOf(0), localSubgraphs: localsOf, environment: { KEYUAN_SUBGRAPH_DEADLINE_MS: '20000', KEYUAN_PLAN_DEADLINE_MS: '20000', KEYUAN_MAX_IN_FLIGHT: '20000' } }) })
afterAll(() => toy.gateway.stop())

it(`${SWAPS} swaps under ${REQUESTS_A_SECOND} requests/s: none fails, and each answer is of the version that it names`, async () => {
  const releases = new Map(Array.from({ length: SWAPS + 1 }, (_, release) => [artifactOf(release).version, release]))
  const wrong: unknown[] = []
  const seen = new Set<number>()
  const pending = new Set<Promise<void>>()
  let asked = 0
  const askOnce = async (): Promise<void> => {
    const response = await fetch(`${toy.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ left right }"}' })
    const text = await response.text()
    const release = releases.get(response.headers.get('x-keyuan-supergraph') ?? '')
    if (response.status !== 200 || release === undefined || text.trim() !== `{"data":{"left":${release},"right":${release}}}`) wrong.push([response.status, release, text])
    else seen.add(release)
  }
  const clock = setInterval(() => {
    for (let n = 0; n < REQUESTS_A_SECOND / 50; n += 1) {
      asked += 1
      const request = askOnce().catch((error: unknown) => void wrong.push(String(error)))
      pending.add(request)
      void request.then(() => pending.delete(request))
    }
  }, 20)
  try {
    for (let release = 1; release <= SWAPS; release += 1) await toy.gateway.swap(artifactOf(release))
    await expect.poll(() => seen.has(SWAPS), { timeout: 10_000 }).toBe(true)
  } finally {
    clearInterval(clock)
  }
  await Promise.all(pending)
  console.log(`${SWAPS} swaps, ${asked} requests, ${wrong.length} wrong, answers of ${seen.size} versions`)
  expect(wrong.slice(0, 5)).toEqual([])
  expect(asked).toBeGreaterThan(SWAPS * 5)
}, 600_000)
