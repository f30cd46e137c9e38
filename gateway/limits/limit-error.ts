import type { GraphQLError } from 'graphql'
import { refusal } from '../errors/refusal.ts'
import { LIMIT_LABELS, type LimitName } from './limits.ts'

export interface LimitBreach {
  limit: LimitName
  allowed: number
  found: number | string
  /** Where, such as a field or a variable, when it helps to find the place. */
  where?: string
}

/** Errors by the limit that they are about, for the metric of refused requests. */
const breaches = new WeakMap<GraphQLError, LimitName>()

/** Names the limit, its value and what was found, so that the writer of the query knows what to change. */
export function limitError({ limit, allowed, found, where }: LimitBreach, status?: number): GraphQLError {
  const label = LIMIT_LABELS[limit]
  const error = refusal('LIMIT_EXCEEDED', {
    zh: `${label.zh}超出限额(${limit}):上限 ${allowed},实际 ${readable(found)}${where === undefined ? '' : `,位于 ${where}`}`,
    en: `The ${label.en} exceeds the limit ${limit}: at most ${allowed}, found ${readable(found)}${where === undefined ? '' : `, at ${where}`}`,
    ...(status === undefined ? {} : { status }),
  })
  breaches.set(error, limit)
  return error
}

/** Doubling fragments reach figures that say nothing more. */
const readable = (found: number | string): string => (typeof found === 'number' && found > 1e15 ? '> 10¹⁵' : String(found))

export const limitOf = (error: unknown): LimitName | undefined => breaches.get(error as GraphQLError)
