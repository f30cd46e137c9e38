import type { GraphQLFormattedError } from 'graphql'
import type { Outcome, SubgraphFailure } from './transport.ts'

/** Codes with which an owner says that it could not answer, rather than that it would not. */
const COULD_NOT = new Set<unknown>(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'OVERLOADED', 'TIMEOUT', 'SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_TIMEOUT', undefined])

/** What came is not what was asked: no answer at all, whatever its form. */
export function failureOfEntities(outcome: Outcome, asked: number): SubgraphFailure | undefined {
  if (outcome.failure) return outcome.failure
  const entities = outcome.answer.data?._entities
  if (!Array.isArray(entities)) return (outcome.answer.errors ?? []).length > 0 ? undefined : wrong('no list of entities')
  return entities.length === asked ? undefined : wrong(`${entities.length} entities instead of ${asked}`)
}

/**
 * An owner may answer in proper form and still have failed as a whole: its database is away. Then the catalogue is asked too,
 * and where that helps, this is why. Refusals, such as FORBIDDEN, are answers and stay.
 */
export function nothingButFailures({ answer }: Outcome): SubgraphFailure | undefined {
  const { data, errors = [] } = answer ?? {}
  const values = Array.isArray(data?._entities) ? data._entities : Object.values(data ?? {})
  if (errors.length === 0 || !errors.every(couldNot) || !values.every((value) => value === null)) return undefined
  return { code: 'SUBGRAPH_UNAVAILABLE', reason: `nothing but errors, the first: ${errors[0]?.message ?? ''}` }
}

const couldNot = (error: GraphQLFormattedError): boolean => COULD_NOT.has(error.extensions?.code)

const wrong = (reason: string): SubgraphFailure => ({ code: 'SUBGRAPH_BAD_RESPONSE', reason })
