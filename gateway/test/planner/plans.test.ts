import type { GraphQLError } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { limitOf } from '../../limits/limit-error.ts'
import type { PlannerPool, PlanRequest, PoolOutcome } from '../../planner/planner-pool.ts'
import { createPlans } from '../../planner/plans.ts'

const PLANNED: PoolOutcome = { kind: 'planned', result: '{"kind":"QueryPlan"}' }
const operation = (source: string) => ({ source, operationName: undefined })

function plansWith(outcome: PoolOutcome | (() => Promise<PoolOutcome>), entries = 10) {
  const plan = vi.fn((_request: PlanRequest) => (typeof outcome === 'function' ? outcome() : Promise.resolve(outcome)))
  return { plan, plans: createPlans({ pool: { plan } as unknown as PlannerPool, entries, deadlineMs: 500 }) }
}

describe('createPlans', () => {
  it('plans a document once per operation, and asks for its size only then', async () => {
    const { plan, plans } = plansWith(PLANNED)
    const measure = vi.fn(() => 7)
    const first = await plans.get('hash', operation('{ a }'), measure)
    expect(await plans.get('hash', operation('{ a }'), measure)).toBe(first)
    expect(plan).toHaveBeenCalledTimes(1)
    expect(measure).toHaveBeenCalledTimes(1)
    await plans.get('hash', { source: '{ a }', operationName: 'Other' }, measure)
    expect(plan).toHaveBeenCalledTimes(2)
  })

  it('makes one plan however many ask at once', async () => {
    const { plan, plans } = plansWith(() => new Promise((resolve) => setTimeout(resolve, 20, PLANNED)))
    await Promise.all(Array.from({ length: 50 }, () => plans.get('hash', operation('{ a }'), () => 1)))
    expect(plan).toHaveBeenCalledTimes(1)
  })

  it('forgets the plan used least recently', async () => {
    const { plan, plans } = plansWith(PLANNED, 2)
    for (const hash of ['a', 'b', 'a', 'c', 'a', 'b']) await plans.get(hash, operation(hash), () => 1)
    expect(plan.mock.calls.map(([request]) => request.source)).toEqual(['a', 'b', 'c', 'b'])
    expect(plans.recent(5).map(({ queryHash }) => queryHash)).toEqual(['a', 'b'])
  })

  it('names the limit when a plan takes too long, and does not try again at once', async () => {
    const { plan, plans } = plansWith({ kind: 'killed', reason: 'deadline' })
    const error = await plans.get('hash', operation('{ a }'), () => 1).catch((caught: unknown) => caught as GraphQLError)
    expect(limitOf(error)).toBe('planTime')
    expect((error as GraphQLError).message).toContain('上限 500')
    await expect(plans.get('hash', operation('{ a }'), () => 1)).rejects.toBe(error)
    expect(plan).toHaveBeenCalledTimes(1)
  })

  it.each<[string, PoolOutcome]>([['the queue is full', { kind: 'busy' }], ['a thread crashed', { kind: 'killed', reason: 'crash' }], ['the machine was too busy', { kind: 'killed', reason: 'clock' }]])(
    'asks to come back when %s, and tries again then', async (_name, outcome) => {
      const { plan, plans } = plansWith(outcome)
      await expect(plans.get('hash', operation('{ a }'), () => 1)).rejects.toMatchObject({ extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 } })
      await expect(plans.get('hash', operation('{ a }'), () => 1)).rejects.toThrow()
      expect(plan).toHaveBeenCalledTimes(2)
    })

  it('calls a limit of the planner a limit, and anything else a bug', async () => {
    const limit = plansWith({ kind: 'refused', message: 'Number of non-local selections exceeds limit of 100000' })
    await expect(limit.plans.get('h', operation('{ a }'), () => 5)).rejects.toMatchObject({ extensions: { code: 'LIMIT_EXCEEDED' } })
    const bug = plansWith({ kind: 'refused', message: 'undefined is not a function' })
    await expect(bug.plans.get('h', operation('{ a }'), () => 5)).rejects.toThrow('Planning failed')
  })

  it('keeps a plan of many megabytes off the main thread', async () => {
    const { plans } = plansWith({ kind: 'planned', result: ' '.repeat(5_000_000) })
    const error = await plans.get('h', operation('{ a }'), () => 5).catch((caught: unknown) => caught)
    expect(limitOf(error)).toBe('planSize')
  })
})
