import { limitError } from '../limits/limit-error.ts'
import { refusal } from '../errors/refusal.ts'
import type { PoolOutcome } from './planner-pool.ts'

/** A result of this size belongs to no page; it is held back from the main thread. */
export const MAX_RESULT_CHARACTERS = 4_000_000

/** Whether it says something of the moment, and nothing of the operation. */
export const isOfTheMoment = (outcome: PoolOutcome): boolean => outcome.kind === 'busy' || (outcome.kind === 'killed' && outcome.reason !== 'deadline')

/** Why there is no plan, as the client is told: a limit by its name, or that it may come back. */
export function planningError(outcome: PoolOutcome, selections: number, deadlineMs: number): Error {
  switch (outcome.kind) {
    case 'busy': return refusal('OVERLOADED', { retryAfterSeconds: 1 })
    case 'killed': return outcome.reason === 'deadline'
      ? limitError({ limit: 'planTime', allowed: deadlineMs, found: `> ${deadlineMs}` })
      : refusal('OVERLOADED', { retryAfterSeconds: 1 })
    case 'refused': return /limit|exceed/i.test(outcome.message)
      ? limitError({ limit: 'selections', allowed: PLANNER_SELECTIONS, found: selections, where: 'query planner' })
      : new Error(`Planning failed: ${outcome.message}`)
    case 'planned': return limitError({ limit: 'planSize', allowed: MAX_RESULT_CHARACTERS, found: outcome.result.length })
  }
}

/** The stock planner's own limit on selections that are not local to one subgraph. */
const PLANNER_SELECTIONS = 100_000
