import { GraphQLError } from 'graphql'
import { ERROR_CODES, type ErrorCode } from '../../schema/error-codes.ts'

export interface RefusalDetails {
  /** Chinese; the code's own sentence when absent. */
  zh?: string
  en?: string
  retryAfterSeconds?: number
  /** HTTP status where it differs from the code's own, such as 413 for a body that is too large. */
  status?: number
  headers?: Record<string, string>
}

/** The one way the gateway itself says no: a code of the closed list, a Chinese and an English sentence. */
export function refusal(code: ErrorCode, details: RefusalDetails = {}): GraphQLError {
  const { zh = ERROR_CODES[code].zh, en = ERROR_CODES[code].en, retryAfterSeconds, status = ERROR_CODES[code].http } = details
  const headers = new Map(Object.entries(details.headers ?? {}))
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return new GraphQLError(zh, {
    // ApolloServer takes `http` off the extensions and makes it the status of the response.
    extensions: { code, messageEn: en, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }), http: { status, headers } },
  })
}
