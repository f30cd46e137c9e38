import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Viewer } from '../../schema/viewer.ts'
import { createMint } from '../../subgraphs/kit/tokens/mint-viewer-token.ts'
import { loadSigningKey } from '../../subgraphs/kit/tokens/signing-key.ts'
import { testDatabase } from '../postgres.ts'
import { ask } from '../support/graph-process.ts'
import { type DistributedGraph, distributedGraph, ourServices } from './services.ts'

const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }
const UPSERT = 'mutation($input: [ResourceUpsert!]!) { upsertResources(input: $input) { id result position findings { code } } }'
const OWNERS: Record<string, { typename: string; resourceType: string; root: string }> = {
  instruments: { typename: 'Instrument', resourceType: 'INSTRUMENT', root: 'instrument' },
  'natural-resources': { typename: 'Germplasm', resourceType: 'GERMPLASM_PLANT', root: 'germplasm' },
  'scientific-data': { typename: 'Dataset', resourceType: 'DATASET', root: 'dataset' },
  literature: { typename: 'Paper', resourceType: 'PAPER', root: 'paper' },
  submissions: { typename: 'Achievement', resourceType: 'ACHIEVEMENT', root: 'achievement' },
}
/** What nobody else can answer. */
const ROOTS: Record<string, string> = {
  catalogue: '{ searchResources(first: 1) { edges { node { id } } } }',
  platforms: '{ platforms(first: 1) { edges { node { name } } } }',
  accounts: '{ user(id: "accounts:nobody") { displayName } }',
  registry: '{ partners(first: 1) { edges { node { namespace } } } }',
}
const RATE = 100
const SECONDS = 3

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
let graph: DistributedGraph
const ids: Record<string, string> = {}
const positions: string[] = []

const write = async (namespace: string): Promise<void> => {
  const owner = OWNERS[namespace]
  const token = await createMint(await loadSigningKey(graph.signingKey))(SERVICE, namespace)
  const document = { profile: 'core/1', resourceType: owner?.resourceType, title: `断网测试 ${namespace}`, provenance: { origin: 'HARVESTED', source: 'test', sourceId: 'a' } }
  const { data, errors } = await ask(graph.addressOf(namespace), UPSERT, { input: [{ source: 'test', sourceId: 'a', typename: owner?.typename, document }] }, { authorization: `Bearer ${token}` })
  expect(errors).toBeUndefined()
  const [outcome] = (data as never as { upsertResources: { id: string; position: string }[] }).upsertResources
  ids[namespace] = outcome?.id ?? ''
  positions.push(outcome?.position ?? '')
}

beforeAll(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'keyuan-distributed-'))
  graph = await distributedGraph(database.url, folder)
  await Promise.all(ourServices().map(([name]) => graph.start(name)))
  for (const namespace of Object.keys(OWNERS)) await write(namespace)
  await vi.waitFor(async () => {
    const { data } = await ask(graph.url, '{ searchResources(q: "断网测试", first: 10) { edges { node { id } } } }')
    expect(data).toMatchObject({ searchResources: { edges: Object.keys(OWNERS).map(() => ({})) } })
  }, { timeout: 30_000, interval: 200 })
}, 180_000)
afterAll(async () => {
  await graph.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

interface Tally { asked: number; good: number; slowest: number }

/** Asks each of these queries in turn, so many times a second, and counts the answers that are as they should be. */
const underLoad = async (queries: { query: string; good: (answer: Awaited<ReturnType<typeof ask>>) => boolean }[]): Promise<Tally> => {
  const tally: Tally = { asked: 0, good: 0, slowest: 0 }
  const asked: Promise<void>[] = []
  const start = Date.now()
  for (let n = 0; n < RATE * SECONDS; n++) {
    const wait = start + (n * 1_000) / RATE - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const { query, good } = queries[n % queries.length] as (typeof queries)[number]
    const began = Date.now()
    tally.asked += 1
    asked.push(ask(graph.url, query).then((answer) => {
      tally.slowest = Math.max(tally.slowest, Date.now() - began)
      if (good(answer)) tally.good += 1
    }))
  }
  await Promise.all(asked)
  return tally
}

const titleBy = (root: string, id: string): string => `{ ${root}(id: "${id}") { id title } }`
const answersTitle = (root: string, namespace: string) => (answer: Awaited<ReturnType<typeof ask>>): boolean =>
  ((answer.data as Record<string, { title?: string } | null> | null | undefined)?.[root]?.title ?? '') === `断网测试 ${namespace}`

describe('one process down', () => {
  for (const [name] of ourServices().filter(([name]) => name !== 'gateway')) {
    it(`${name}: killed under ${RATE} requests/s, the others answer; what it owned still shows its core fields`, async () => {
      // Killed half a second into the load.
      const killed = new Promise<void>((resolve, reject) => setTimeout(() => graph.kill(name).then(resolve, reject), 500))
      const others = Object.entries(OWNERS).filter(([namespace]) => namespace !== name)
      const tally = await underLoad(others.map(([namespace, { root }]) => ({ query: titleBy(root, ids[namespace] ?? ''), good: answersTitle(root, namespace) })))
      await killed
      expect(tally.good / tally.asked).toBeGreaterThanOrEqual(0.999)
      const without = ROOTS[name]
      if (without) {
        const began = Date.now()
        const answer = await ask(graph.url, without)
        expect(answer.errors?.[0]?.extensions).toMatchObject({ subgraph: name })
        expect(Date.now() - began).toBeLessThan(2_500)
      } else {
        const { root, typename } = OWNERS[name] as (typeof OWNERS)[string]
        const id = ids[name] ?? ''
        expect((await ask(graph.url, `{ resource(id: "${id}") { id title resourceType } }`)).data).toMatchObject({ resource: { title: `断网测试 ${name}` } })
        expect((await ask(graph.url, `{ searchResources(q: "断网测试", filter: { namespaces: ["${name}"] }) { edges { node { title } } } }`)).data).toMatchObject({ searchResources: { edges: [{ node: { title: `断网测试 ${name}` } }] } })
        const direct = await ask(graph.url, titleBy(root, id))
        expect(direct.data).toMatchObject({ [root]: { title: `断网测试 ${name}` } })
        expect(direct.extensions?.degraded).toMatchObject([{ subgraph: name }])
        expect(typename).toBeDefined()
      }
      await graph.start(name)
      await expect.poll(async () => JSON.stringify((await ask(graph.url, '{ __typename }')).errors ?? null), { timeout: 10_000 }).toBe('null')
    }, 120_000)
  }

  it('each absent when the gateway starts: the graph starts, and the others answer', async () => {
    // Each comes back while the gateway starts without the next one.
    let returning = Promise.resolve()
    for (const [name] of ourServices().filter(([service]) => service !== 'gateway')) {
      await Promise.all([graph.kill('gateway'), graph.kill(name)])
      await Promise.all([graph.start('gateway'), returning])
      const [namespace, owner] = Object.entries(OWNERS).find(([other]) => other !== name) as [string, (typeof OWNERS)[string]]
      expect(answersTitle(owner.root, namespace)(await ask(graph.url, titleBy(owner.root, ids[namespace] ?? '')))).toBe(true)
      const health = (await (await fetch(graph.url.replace(/graphql$/, 'health'))).json()) as { subgraphs: { name: string; status: string }[] }
      expect(health.subgraphs.find((subgraph) => subgraph.name === name)?.status).toBe('down')
      returning = graph.start(name)
    }
    await returning
  }, 180_000)

  it('a subgraph answers nobody without a token of the gateway, `_entities` and `_service` included', async () => {
    for (const query of ['{ __typename }', '{ _service { sdl } }', '{ _entities(representations: []) { __typename } }', '{ resourceChanges(first: 1) { cursor } }']) {
      const response = await fetch(graph.addressOf('instruments'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
      expect(response.status).toBe(401)
    }
  })
})
