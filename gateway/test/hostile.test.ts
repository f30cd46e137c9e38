import { fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aliased, cyclic, doubling, nested, slowToPlan, tokens, unusedFragments, withDirectives } from './hostile.ts'
import { toyArtifact, toyLocals, toySchema } from './toy/artifact.ts'
import { serveSubgraph, type ServedSubgraph } from './toy/serve.ts'
import { startToy, type StartedGateway } from './toy/start.ts'

/** A client in a process of its own, so that what it measures is the gateway and not this test. */
async function bystander(url: string, seconds: number): Promise<{ times: number[]; failed: number }> {
  const child = fork(new URL('./bystander.ts', import.meta.url), [url, String(seconds)])
  const [report] = (await once(child, 'message')) as [{ times: number[]; failed: number }]
  return report
}

const worst = (times: number[]): number => Math.max(...times)

/** Other work on the machine shows as a slow request now and then; a gateway that blocks is slow every time. */
const MEASURED = { retry: 3 }

const ARSENAL: ((name: string) => string)[] = [
  () => nested(3_000), () => nested(20), () => aliased(5_000), () => withDirectives(51), () => tokens(15_001), () => unusedFragments(1_000), () => tokens(10_002),
  () => cyclic, () => doubling(12), () => doubling(30), (name) => slowToPlan(11, name), (name) => slowToPlan(16, name),
  () => '{ instruments(first: 2147483647) { edges { cursor } } }',
]

function usedHeap(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

describe('hostile queries', () => {
  let toy: StartedGateway
  let instruments: ServedSubgraph
  beforeAll(async () => {
    instruments = await serveSubgraph(toySchema('instruments'))
    toy = await startToy({ artifact: toyArtifact({ urls: { instruments: instruments.url } }), localSubgraphs: () => toyLocals(['instruments']), environment: { KEYUAN_LOG_LEVEL: 'error' } })
    await bystander(toy.url, 1)
  })
  afterAll(async () => {
    await toy.gateway.stop()
    await instruments.stop()
  })

  it.each(ARSENAL.map((make, at) => [at, make] as const))('number %d takes the main thread less than 50 ms of its own time', async (at, make) => {
    // CPU time of this thread, client included: whatever else the machine is doing does not count.
    await toy.ask(make(`First${at}`))
    const before = process.threadCpuUsage()
    await toy.ask(make(`Second${at}`))
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(50)
  })

  it('do not disturb a bystander: worst request within 100 ms while refusals and slow plans come from three clients', MEASURED, async () => {
    const quiet = await bystander(toy.url, 2)
    let attacking = true
    let sent = 0
    const seen = new Set<string>()
    const attackers = Array.from({ length: 3 }, async () => {
      while (attacking) {
        const at = sent++
        const reply = await toy.ask(ARSENAL[at % ARSENAL.length]?.(`Slow${at}`) ?? '')
        seen.add(`${reply.status} ${String(reply.errors[0]?.extensions.code)}`)
        expect(reply.status).not.toBe(500)
      }
    })
    const { times, failed } = await bystander(toy.url, 5)
    attacking = false
    await Promise.all(attackers)
    expect(failed).toBe(0)
    expect(times.length).toBeGreaterThan(50)
    // On a machine so busy that a quiet bystander waits long already, three times that, as robustness.md 2.4 has it.
    expect(worst(times)).toBeLessThan(Math.max(100, 3 * worst(quiet.times)))
    expect(sent).toBeGreaterThan(30)
    expect([...seen]).toContain('400 LIMIT_EXCEEDED')
  })

  it('that only the planner can tell are ended by its limit, named, and none of it runs on the main thread', MEASURED, async () => {
    const lax = await startToy({ environment: { KEYUAN_LIMIT_SELECTIONS: '100000000', KEYUAN_LIMIT_DIRECTIVES: '1000', KEYUAN_PLAN_DEADLINE_MS: '500', KEYUAN_PLAN_WORKERS: '2' } })
    try {
      await bystander(lax.url, 1)
      const attack = Promise.all(['A', 'B', 'C'].map((name) => lax.ask(slowToPlan(13, name))))
      const { times, failed } = await bystander(lax.url, 3)
      const replies = await attack
      expect(replies.map(({ status, errors }) => [status, errors[0]?.extensions.code])).toEqual([[400, 'LIMIT_EXCEEDED'], [400, 'LIMIT_EXCEEDED'], [400, 'LIMIT_EXCEEDED']])
      expect(replies[0]?.errors[0].message).toContain('(planTime):上限 500')
      expect(failed).toBe(0)
      // The limit on selections is off here, so documents of 20,000 selections are validated: that much is on the main thread.
      expect(worst(times)).toBeLessThan(400)
    } finally {
      await lax.gateway.stop()
    }
  })

  it('are refused before any subgraph hears of them', async () => {
    instruments.calls.length = 0
    for (const query of ['{ instruments(first: 201) { edges { cursor } } }', '{ instruments(first: 0) { edges { cursor } } }', '{ instruments(last: -5) { edges { cursor } } }',
      '{ a: instruments(first: 200) { edges { node { platform { resources(first: 200) { edges { node { platform { resources(first: 200) { edges { cursor } } } } } } } } } } }']) {
      const reply = await toy.ask(query)
      expect([reply.status, reply.errors[0].extensions.code]).toEqual([400, 'LIMIT_EXCEEDED'])
    }
    expect(instruments.calls).toHaveLength(0)
  })

  it('leave no trace in the process: after two thousand of them the heap is what it was', async () => {
    for (let at = 0; at < 200; at++) await toy.ask(nested(3_000))
    const before = usedHeap()
    for (let at = 0; at < 2_000; at++) await toy.ask(at % 2 ? nested(3_000) : tokens(15_001))
    expect(usedHeap() - before).toBeLessThan(20 * 1_048_576)
  })

  it('with prototype names everywhere are answered right and pollute nothing', async () => {
    const reply = await toy.ask('query ($constructor: ID, $prototype: Int) { __proto__: instrument(id: $constructor) { constructor: title __proto__: model toString: id } resources(ids: ["instruments:2"]) { prototype: id ... on Instrument { __proto__: model } } anything instruments(first: $prototype) { __proto__: edges { cursor } } }',
      { constructor: 'instruments:2', prototype: 1 })
    expect(reply.errors).toEqual([])
    expect(Object.getOwnPropertyDescriptor(reply.data, '__proto__')?.value).toEqual(JSON.parse('{ "constructor": "标题 instruments:2", "__proto__": "M-2", "toString": "instruments:2" }'))
    expect(reply.data.resources).toEqual([JSON.parse('{ "prototype": "instruments:2", "__proto__": "M-2" }')])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect((await toy.ask('query ($__proto__: ID) { instrument(id: $__proto__) { id } }')).status).toBe(200)
  })

  it('of introspection are bounded: one full query passes, fifteen at once and circles do not', async () => {
    expect((await toy.ask(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true }))).errors).toEqual([])
    const full = '__schema { types { fields { args { type { ofType { name } } } type { ofType { ofType { name } } } } inputFields { name } enumValues { name } } }'
    const many = await toy.ask(`{ ${Array.from({ length: 15 }, (_, at) => `x${at}: ${full}`).join(' ')} }`)
    expect(many.errors[0].message).toContain('(introspections)')
    const beside = await toy.ask(`{ topRated ${full} }`)
    expect(beside.errors[0].message).toContain('(introspections)')
    expect((await toy.ask('{ topRated __typename }')).data).toEqual({ topRated: 5, __typename: 'Query' })
    const circle = await toy.ask('{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }')
    expect(circle.errors[0]).toMatchObject({ message: '模式自省嵌套过深', extensions: { code: 'QUERY_INVALID' } })
  })

  it('in variables a hundred thousand levels deep are refused', async () => {
    const reply = await toy.ask('query ($ids: [ID!]) { resources(ids: $ids) { id } }', { ids: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown })
    expect(reply.errors[0].message).toContain('(variableDepth)')
    const body = `{"query":"query ($ids: [ID!]) { resources(ids: $ids) { id } }","variables":{"ids":${'['.repeat(500_000)}${']'.repeat(500_000)}}}`
    const raw = await new Promise<number>((resolve, reject) => {
      const sent = request(`${toy.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => { response.resume(); resolve(response.statusCode ?? 0) })
      sent.on('error', reject).end(body)
    })
    expect(raw).toBe(400)
  })
})
