import { describe, expect, it } from 'vitest'
import { planAhead } from '../../operations/plan-ahead.ts'
import { pageOperations } from '../../operations/page-operations.ts'
import { createPlans } from '../../planner/plans.ts'
import type { PlannerPool, PoolOutcome } from '../../planner/planner-pool.ts'

const pool = (outcomes: PoolOutcome[]): Pick<PlannerPool, 'plan'> & { asked: string[] } => {
  const asked: string[] = []
  return { asked, plan: async ({ operationName }) => {
    asked.push(operationName ?? '')
    return outcomes.shift() ?? { kind: 'planned', result: '{"kind":"QueryPlan"}' }
  } }
}
const plansOf = (given: ReturnType<typeof pool>) => createPlans({ pool: given as never, entries: 10, deadlineMs: 500 })
const A = { name: 'A', text: 'query A { a }\n' }
const B = { name: 'B', text: 'query B { b }\n' }
const neverStops = () => false

describe('planAhead', () => {
  it('plans each operation once; who asks it then waits for no plan', async () => {
    const given = pool([])
    const plans = plansOf(given)
    expect(await planAhead(plans, [A, B, A], neverStops)).toEqual([])
    expect(given.asked).toEqual(['A', 'B'])
    const [{ queryHash, operation } = { queryHash: '', operation: { source: '', operationName: undefined } }] = plans.recent(10)
    await plans.get(queryHash, operation, () => 0)
    expect(given.asked).toEqual(['A', 'B'])
  })

  it('names what could not be planned, and refuses it to nobody', async () => {
    const given = pool([{ kind: 'killed', reason: 'deadline' } as PoolOutcome])
    const plans = plansOf(given)
    expect(await planAhead(plans, [A, B], neverStops)).toEqual(['A'])
    expect(await planAhead(plans, [A], neverStops)).toEqual([])
  })

  it('stops where the gateway stops', async () => {
    const given = pool([])
    await planAhead(plansOf(given), [A, B], () => given.asked.length > 0)
    expect(given.asked).toEqual(['A'])
  })
})

describe('pageOperations', () => {
  it('are the operations of the pages, word for word what their compiled files send', async () => {
    const operations = pageOperations()
    expect(operations.length).toBeGreaterThan(20)
    const { Home } = (await import('../../web/home/home.operations.ts')) as { Home: { name: string; text: string } }
    expect(operations.find(({ name }) => name === Home.name)?.text).toBe(Home.text)
  })
})
