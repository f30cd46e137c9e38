import { boundedCache } from '../../subgraphs/kit/bounded-cache.ts'
import type { PlannedOperation } from './plans.ts'
import { MAX_RESULT_CHARACTERS, planningError } from './planning-error.ts'
import type { PlannerPool } from './planner-pool.ts'

/** Data of operations that only introspect. On a graph of 80 types one takes the main thread 60 ms and more. */
export interface Introspections {
  get(queryHash: string, operation: PlannedOperation, variables: Record<string, unknown>, measure: () => number): Promise<Record<string, unknown>>
}

export function createIntrospections(pool: Pick<PlannerPool, 'plan'>, deadlineMs: number): Introspections {
  const known = boundedCache<string, { data: Record<string, unknown>; weight: number }>({ entries: 100, weight: 32_000_000, weigh: (_key, { weight }) => weight })
  return {
    async get(queryHash, operation, variables, measure) {
      const key = `${queryHash} ${operation.operationName ?? ''} ${JSON.stringify(variables)}`
      const found = known.get(key)
      if (found) return found.data
      const selections = measure()
      const outcome = await pool.plan({ ...operation, selections, introspectWith: variables })
      if (outcome.kind !== 'planned' || outcome.result.length > MAX_RESULT_CHARACTERS) throw planningError(outcome, selections, deadlineMs)
      const data = JSON.parse(outcome.result) as Record<string, unknown>
      known.set(key, { data, weight: key.length + outcome.result.length })
      return data
    },
  }
}
