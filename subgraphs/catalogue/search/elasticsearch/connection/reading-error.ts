import { errors } from '@elastic/elasticsearch'
import type { GraphQLError } from 'graphql'
import { domainError, isDomainError } from '../../../../kit/errors.ts'
import { ForeignLayout } from '../indices/foreign-layout.ts'
import { failureOf } from './failure.ts'

const RETRY_AFTER_SECONDS = 5

export const unavailable = (cause?: unknown): GraphQLError => domainError('SEARCH_UNAVAILABLE', { cause, retryAfterSeconds: RETRY_AFTER_SECONDS })
export const tooSlow = (cause?: unknown): GraphQLError => domainError('TIMEOUT', { cause })

const TOO_MUCH = new Set(['too_many_clauses', 'too_many_nested_clauses', 'too_many_buckets_exception'])
const TIME_EXCEEDED = /time exceeded|timed out/i

/**
 * What a client is told of an error while reading. None of the engine's words or addresses: those are in the cause, for the log.
 * A request that Elasticsearch finds wrong is a bug of ours and stays one.
 */
export const readingError = (error: unknown): unknown => {
  if (isDomainError(error)) return error
  if (error instanceof ForeignLayout) return unavailable(error)
  const failure = failureOf(error)
  if (failure === null) return error instanceof errors.ElasticsearchClientError ? unavailable(error) : error
  const { status, types, reasons } = failure
  if (types.some((type) => TOO_MUCH.has(type))) return domainError('LIMIT_EXCEEDED', { cause: error })
  if (status === 429) return domainError('OVERLOADED', { cause: error })
  if ([408, 504].includes(status) || reasons.some((reason) => TIME_EXCEEDED.test(reason))) return tooSlow(error)
  if (status >= 500 || status === 401 || status === 403 || status === 404 || types.includes('media_type_header_exception')) return unavailable(error)
  return new Error(`Elasticsearch refused a request of ours: ${status} ${types.join(', ')}`, { cause: error })
}
