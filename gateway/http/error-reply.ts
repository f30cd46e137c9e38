import type { FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import type { FormatError } from '../errors/format-error.ts'
import { refusal } from '../errors/refusal.ts'
import { limitError } from '../limits/limit-error.ts'

/** An error outside of GraphQL execution in the same shape as all others. */
export function replyWithError(reply: FastifyReply, request: FastifyRequest, error: GraphQLError, format: FormatError): FastifyReply {
  const { status = 500, headers = new Map<string, string>() } = (error.extensions.http ?? {}) as { status?: number; headers?: Map<string, string> }
  for (const [name, value] of headers) reply.header(name, value)
  return reply
    .code(status)
    .header('content-type', wantsResponseType(request) ? 'application/graphql-response+json; charset=utf-8' : 'application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [format(error.toJSON(), error, request.id)] }))
}

/** What fastify itself refuses, in our words. */
export function fromFastify(error: unknown, bodyMaxBytes: number): GraphQLError {
  if (error instanceof GraphQLError) return error
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return limitError({ limit: 'bodySize', allowed: bodyMaxBytes, found: `> ${bodyMaxBytes}` }, 413)
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refusal('BAD_REQUEST', { zh: '请求体须为 application/json', en: 'The body must be application/json', status: 415 })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return refusal('BAD_REQUEST', { zh: '请求体不是可用的 JSON', en: 'The body is not usable JSON', status: statusCode })
  }
  return new GraphQLError('Unexpected', { originalError: error as Error, extensions: { http: { status: 500, headers: new Map() } } })
}

const wantsResponseType = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('application/graphql-response+json')
