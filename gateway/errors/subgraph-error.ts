import type { GraphQLFormattedError } from 'graphql'
import { ERROR_CODES, type ErrorCode } from '../../schema/error-codes.ts'
import type { SubgraphFailure } from '../data-source/transport.ts'

/** Codes of stock GraphQL servers, which partners run, in terms of ours. */
const FOREIGN_CODES: Record<string, ErrorCode> = {
  BAD_USER_INPUT: 'BAD_INPUT',
  GRAPHQL_PARSE_FAILED: 'SUBGRAPH_BAD_RESPONSE',
  GRAPHQL_VALIDATION_FAILED: 'SUBGRAPH_BAD_RESPONSE',
  OPERATION_RESOLUTION_FAILURE: 'SUBGRAPH_BAD_RESPONSE',
  DOWNSTREAM_SERVICE_ERROR: 'SUBGRAPH_UNAVAILABLE',
}

/** Codes whose sentence is ours alone, because what the subgraph wrote there was not meant for clients. */
const OWN_WORDS: ReadonlySet<ErrorCode> = new Set(['INTERNAL', 'SUBGRAPH_BAD_RESPONSE', 'SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_TIMEOUT'])

/** An error of a subgraph's own, cut down to what a client may see of it. `masked` tells that the rest belongs in the log. */
export function subgraphError(error: GraphQLFormattedError, subgraph: string): { error: GraphQLFormattedError; masked: boolean } {
  const given = error.extensions?.code
  const code = codeOf(given)
  const { zh, en } = ERROR_CODES[code]
  const ownWords = OWN_WORDS.has(code) || error.message === ''
  const { messageEn, retryAfterSeconds } = error.extensions ?? {}
  return {
    masked: code === 'INTERNAL' || code === 'SUBGRAPH_BAD_RESPONSE',
    error: {
      message: ownWords ? zh : error.message,
      extensions: {
        code,
        subgraph,
        messageEn: ownWords ? en : typeof messageEn === 'string' ? messageEn : en,
        ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
      },
    },
  }
}

/** The one error of a subgraph that gave no answer. */
export function failureError({ code, retryAfterSeconds, says }: SubgraphFailure, subgraph: string): GraphQLFormattedError {
  const { zh, en } = says ?? ERROR_CODES[code]
  return {
    message: `${zh}:${subgraph}`,
    extensions: { code, subgraph, messageEn: `${en}: ${subgraph}`, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
  }
}

function codeOf(given: unknown): ErrorCode {
  if (typeof given !== 'string') return 'INTERNAL'
  if (Object.hasOwn(ERROR_CODES, given)) return given as ErrorCode
  return Object.hasOwn(FOREIGN_CODES, given) ? FOREIGN_CODES[given] ?? 'INTERNAL' : 'INTERNAL'
}
