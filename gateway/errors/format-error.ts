import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ERROR_CODES, type ErrorCode } from '../../schema/error-codes.ts'
import { limitOf } from '../limits/limit-error.ts'
import type { LimitName } from '../../schema/limits/limits.ts'
import { requestStorage } from '../request-state.ts'
import { translate } from '../../schema/translate.ts'

/** Codes that ApolloServer gives to wrong requests; their sentences name nothing but the client's own words. */
const SERVER_CODES: Record<string, ErrorCode> = {
  BAD_REQUEST: 'BAD_REQUEST',
  GRAPHQL_PARSE_FAILED: 'QUERY_INVALID',
  GRAPHQL_VALIDATION_FAILED: 'QUERY_INVALID',
  OPERATION_RESOLUTION_FAILURE: 'QUERY_INVALID',
  BAD_USER_INPUT: 'QUERY_INVALID',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_REQUEST',
}

const MAX_MESSAGE = 500

/** The request id comes from the request under way unless it is given. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown, requestId?: string) => GraphQLFormattedError

export interface ErrorListener {
  onBug(error: unknown, requestId: string): void
  onLimit(limit: LimitName): void
}

/**
 * The only shape in which an error leaves the gateway: what contract rule 7 lists and nothing else. An error without a code of
 * the closed list is a bug: the client gets a sentence and the request id, the log gets the rest.
 */
export function createErrorFormatter({ onBug, onLimit }: ErrorListener): FormatError {
  return (formatted, error, requestId = requestStorage.getStore()?.requestId ?? 'unknown') => {
    const { message, code, messageEn } = sentence(formatted)
    if (!code) onBug(causeOf(error), requestId)
    const limit = limitOf(error)
    if (limit) onLimit(limit)
    const { subgraph, retryAfterSeconds } = formatted.extensions ?? {}
    return {
      message: tidy(message),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: {
        code: code ?? 'INTERNAL',
        ...(typeof subgraph === 'string' ? { subgraph } : {}),
        requestId,
        ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
        messageEn: tidy(messageEn),
      },
    }
  }
}

function sentence({ message, extensions }: GraphQLFormattedError): { message: string; messageEn: string; code?: ErrorCode } {
  const given = String(extensions?.code)
  const messageEn = extensions?.messageEn
  // Ours, or cut down from a subgraph's: only these carry an English sentence beside the Chinese one.
  if (Object.hasOwn(ERROR_CODES, given) && typeof messageEn === 'string') return { message, messageEn, code: given as ErrorCode }
  const code = Object.hasOwn(SERVER_CODES, given) ? SERVER_CODES[given] : undefined
  if (!code) return { message: ERROR_CODES.INTERNAL.zh, messageEn: ERROR_CODES.INTERNAL.en }
  // A scalar of ours says in both languages what is wrong with a value.
  if (typeof messageEn === 'string') return { message, messageEn, code }
  const english = message.replace(/ ?Did you mean [\s\S]*$/, '')
  return { message: translate(english) ?? `${ERROR_CODES[code].zh}:${english}`, messageEn: english, code }
}

/** One line of bounded length, whatever a subgraph wrote. */
const tidy = (message: string): string => message.replace(/\p{Cc}+/gu, ' ').slice(0, MAX_MESSAGE)

const causeOf = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError ? error.originalError : error)
