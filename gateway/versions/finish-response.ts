import { GraphQLError, type ExecutionResult } from 'graphql'
import { createErrorLocator } from '../errors/locate-error.ts'
import { originOf } from '../errors/error-origin.ts'
import { refusal } from '../errors/refusal.ts'
import type { RequestState } from '../request-state.ts'
import { planOutline, type PlanStep } from '../telemetry/plan-outline.ts'

/** At most this many errors are answered, whatever the number of calls; the rest is counted. */
const MAX_ERRORS = 200

/** At most this many wrong values of one answer are named. */
const MAX_WRONG_VALUES = 20

/**
 * What the stock gateway leaves undone: errors get their place in the response, values of the wrong type become errors
 * instead of an extension that repeats them, and the response says which subgraphs did not answer.
 */
export function finishResponse(result: ExecutionResult, state: RequestState): ExecutionResult {
  const { valueCompletion, ...rest } = result.extensions ?? {}
  const locate = createErrorLocator(result.data)
  const given = result.errors ?? []
  const errors = [...given.slice(0, MAX_ERRORS).map((error) => located(error, locate)), ...wrongValues(valueCompletion)]
  const omitted = given.length > MAX_ERRORS ? { omittedErrors: given.length - MAX_ERRORS } : {}
  const extensions = { ...rest, ...degraded(state), ...omitted, ...(state.trace ? traced(state) : {}), ...(state.tellCost && state.budget ? { cost: state.budget.cost() } : {}) }
  return {
    ...('data' in result ? { data: result.data } : {}),
    ...(errors.length > 0 ? { errors } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
  }
}

function traced({ calls, plan }: RequestState): { trace: RequestState['calls']; plan?: PlanStep } {
  const outline = plan && planOutline(plan)
  return { trace: calls, ...(outline ? { plan: outline } : {}) }
}

function located(error: GraphQLError, locate: ReturnType<typeof createErrorLocator>): GraphQLError {
  const origin = originOf(error.originalError)
  if (!origin) return error
  const path = locate(origin)
  return new GraphQLError(error.message, { extensions: error.extensions, ...(path ? { path } : {}) })
}

/** A subgraph gave a value, a null or a type name that the schema does not allow there: null for the client, and why. */
function wrongValues(found: unknown): GraphQLError[] {
  if (!Array.isArray(found)) return []
  const { extensions, message } = refusal('SUBGRAPH_BAD_RESPONSE')
  const { http: _, ...visible } = extensions
  return (found as GraphQLError[]).slice(0, MAX_WRONG_VALUES).map(({ path }) => new GraphQLError(message, { extensions: visible, ...(path ? { path } : {}) }))
}

function degraded(state: RequestState): { degraded?: { subgraph: string; code: string }[] } {
  return state.degraded.size > 0 ? { degraded: [...state.degraded].map(([subgraph, code]) => ({ subgraph, code })) } : {}
}
