import type { QueryPlan } from '@apollo/query-planner'
import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import { isOfTheMoment, planningError, MAX_RESULT_CHARACTERS } from './planning-error.ts'
import type { PlannerPool, PlanRequest, PoolOutcome } from './planner-pool.ts'

export interface PlansOptions {
  pool: PlannerPool
  entries: number
  deadlineMs: number
  /** Where selections are known only by measuring the document, which a plan at hand makes needless. */
  onLookup?(result: 'hit' | 'miss'): void
  onPlanned?(outcome: PoolOutcome['kind'], ms: number): void
}

export interface PlannedOperation {
  source: string
  operationName: string | undefined
}

/** The plans of one version: remembered by document and operation, made once however many ask, refused in Chinese and English. */
export interface Plans {
  get(queryHash: string, operation: PlannedOperation, measure: () => number): Promise<QueryPlan>
  /** Plans before anybody asks; whether there is a plan now. One that could not be made in time is not refused to who asks for it next. */
  ahead(queryHash: string, operation: PlannedOperation): Promise<boolean>
  /** What was planned for lately, oldest first: the next version plans it before it takes over. */
  recent(most: number): { queryHash: string; operation: PlannedOperation }[]
}

/** An operation that was refused is not tried again for this long. */
const REFUSED_MS = 60_000

export function createPlans({ pool, entries, deadlineMs, onLookup, onPlanned }: PlansOptions): Plans {
  const plans = boundedCache<string, { plan: QueryPlan; queryHash: string; operation: PlannedOperation; weight: number }>({
    entries, weight: 64_000_000, weigh: (_key, { weight }) => weight,
  })
  const making = new Map<string, Promise<QueryPlan>>()
  const refused = boundedCache<string, { error: Error; until: number }>({ entries: 1_000 })

  async function make(key: string, queryHash: string, request: PlanRequest, remembersRefusal = true): Promise<QueryPlan> {
    const started = performance.now()
    const outcome = await pool.plan(request)
    onPlanned?.(outcome.kind, performance.now() - started)
    if (outcome.kind === 'planned' && outcome.result.length <= MAX_RESULT_CHARACTERS) {
      const plan = JSON.parse(outcome.result) as QueryPlan
      plans.set(key, { plan, queryHash, operation: { source: request.source, operationName: request.operationName }, weight: request.source.length + outcome.result.length })
      return plan
    }
    const error = planningError(outcome, request.selections, deadlineMs)
    if (remembersRefusal && !isOfTheMoment(outcome)) refused.set(key, { error, until: Date.now() + REFUSED_MS })
    throw error
  }

  return {
    async get(queryHash, operation, measure) {
      const key = `${queryHash} ${operation.operationName ?? ''}`
      const known = plans.get(key)
      onLookup?.(known ? 'hit' : 'miss')
      if (known) return known.plan
      const no = refused.get(key)
      if (no && no.until > Date.now()) throw no.error
      const underWay = making.get(key) ?? make(key, queryHash, { ...operation, selections: measure() }).finally(() => making.delete(key))
      making.set(key, underWay)
      return underWay
    },
    async ahead(queryHash, operation) {
      const key = `${queryHash} ${operation.operationName ?? ''}`
      if (plans.get(key)) return true
      const underWay = making.get(key) ?? make(key, queryHash, { ...operation, selections: 0 }, false).finally(() => making.delete(key))
      making.set(key, underWay)
      return underWay.then(() => true, () => false)
    },
    recent: (most) => plans.entries().slice(-most).map(([, { queryHash, operation }]) => ({ queryHash, operation })),
  }
}
