import type { FastifyReply } from 'fastify'
import type { ErrorCode } from '../../../schema/error-codes.ts'

export interface Refused { status: number; code: string; zh: string; en: string; retryAfterSeconds?: number | null }

/** HTTP status of what the graph refused. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 400, QUERY_INVALID: 400, LIMIT_EXCEEDED: 400, BAD_INPUT: 400, BAD_CURSOR: 400, UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409, RATE_LIMITED: 429, OVERLOADED: 503,
  SUBGRAPH_UNAVAILABLE: 502, SUBGRAPH_TIMEOUT: 504, SUBGRAPH_BAD_RESPONSE: 502, SEARCH_UNAVAILABLE: 503, TIMEOUT: 504,
}

export const statusOf = (code: string): number => STATUSES[code as ErrorCode] ?? 500

/** An error in the shape that the graph has, with an HTTP status that says the same. */
export const refuse = (reply: FastifyReply, { status, code, zh, en, retryAfterSeconds }: Refused): FastifyReply => {
  if (retryAfterSeconds != null) reply.header('retry-after', String(retryAfterSeconds))
  return reply.code(status).type('application/json; charset=utf-8').send({ errors: [{ message: zh, extensions: { code, messageEn: en, ...(retryAfterSeconds != null ? { retryAfterSeconds } : {}) } }] })
}
