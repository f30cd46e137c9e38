import { afterEach, describe, expect, it } from 'vitest'
import { createWorkerSupply } from '../../planner/worker-supply.ts'
import { PlannerPool } from '../../planner/planner-pool.ts'
import { slowToPlan } from '../hostile.ts'
import { toyArtifact } from '../toy/artifact.ts'

const { supergraphSdl } = toyArtifact()
const LIGHT = { source: '{ instrument { model } }', operationName: undefined, selections: 2 }
/** Half a minute of planning and more. */
const heavy = (name: string) => ({ source: slowToPlan(15, name), operationName: name, selections: 2 ** 16 })

describe('PlannerPool', () => {
  let pool: PlannerPool
  afterEach(() => pool.stop())

  async function open(options: Partial<ConstructorParameters<typeof PlannerPool>[0]> = {}): Promise<void> {
    pool = new PlannerPool({ supergraphSdl, workers: 2, deadlineMs: 300, takeWorker: createWorkerSupply(0).take, ...options })
    await pool.ready()
  }

  it('plans as the stock planner does', async () => {
    await open()
    const outcome = await pool.plan(LIGHT)
    expect(outcome.kind).toBe('planned')
    expect(outcome.kind === 'planned' && JSON.parse(outcome.result)).toMatchObject({ kind: 'QueryPlan', node: { kind: 'Fetch', serviceName: 'instruments' } })
  })

  it('introspects', async () => {
    await open({ workers: 1 })
    const request = { source: 'query ($n: String!) { x: __type(name: $n) { name kind } }', operationName: undefined, selections: 3 }
    expect(await pool.plan({ ...request, introspectWith: { n: 'Instrument' } })).toEqual({ kind: 'planned', result: '{"x":{"name":"Instrument","kind":"OBJECT"}}' })
  })

  it('kills a plan at its deadline and replaces the thread', async () => {
    await open({ workers: 1 })
    expect(await pool.plan(heavy('A'))).toEqual({ kind: 'killed', reason: 'deadline' })
    expect((await pool.plan(LIGHT)).kind).toBe('planned')
  })

  it('goes on planning light operations while heavy ones come without end', async () => {
    // None of the heavy ones ends while the light ones are planned, however busy the machine is.
    await open({ deadlineMs: 600_000 })
    let ended = 0
    for (const name of ['A', 'B', 'C', 'D']) void pool.plan(heavy(name)).then(({ kind }) => (ended += kind === 'busy' ? 0 : 1))
    for (let at = 0; at < 20; at++) expect((await pool.plan({ ...LIGHT, source: `{ instrument(id: "${at}") { model } }` })).kind).toBe('planned')
    expect(ended).toBe(0)
  })

  it('answers busy rather than queue heavy operations without bound', async () => {
    await open()
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, at) => pool.plan(heavy(`Q${at}`))).map((promise) => Promise.race([promise, new Promise<{ kind: 'waiting' }>((resolve) => setTimeout(resolve, 50, { kind: 'waiting' }))])))
    expect(outcomes.filter(({ kind }) => kind === 'busy').length).toBeGreaterThanOrEqual(3)
  })

  it('passes on what the planner itself refuses', async () => {
    await open()
    const outcome = await pool.plan({ ...LIGHT, source: '{ nothing }' })
    expect(outcome).toMatchObject({ kind: 'refused', message: expect.stringContaining('nothing') as string })
  })

  it('is never ready with a supergraph that does not load', async () => {
    pool = new PlannerPool({ supergraphSdl: 'type Query { a: Int }', workers: 1, deadlineMs: 300, takeWorker: createWorkerSupply(0).take })
    await expect(pool.ready()).rejects.toThrow(/supergraph/i)
  })

  it('answers busy after it was stopped, and lets go of who waits', async () => {
    await open({ workers: 1 })
    const waiting = [pool.plan(heavy('A')), pool.plan(heavy('B'))]
    await pool.stop()
    expect((await Promise.all(waiting)).map(({ kind }) => kind).sort()).toEqual(['busy', 'killed'])
    expect(await pool.plan(LIGHT)).toEqual({ kind: 'busy' })
  })
})
