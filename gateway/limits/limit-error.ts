import type { GraphQLError } from 'graphql'
import { breachSentence, type LimitBreach } from '../../schema/limits/limit-breach.ts'
import type { LimitName } from '../../schema/limits/limits.ts'
import { refusal } from '../errors/refusal.ts'

/** Errors by the limit that they are about, for the metric of refused requests. */
const breaches = new WeakMap<GraphQLError, LimitName>()

/** A breach as the gateway refuses it. */
export function limitError(breach: LimitBreach, status?: number): GraphQLError {
  const error = refusal('LIMIT_EXCEEDED', { ...breachSentence(breach), ...(status === undefined ? {} : { status }) })
  breaches.set(error, breach.limit)
  return error
}

export const limitOf = (error: unknown): LimitName | undefined => breaches.get(error as GraphQLError)
