import { fastify, type FastifyInstance } from 'fastify'
import { type DocumentNode, GraphQLError, parse, validate } from 'graphql'
import { ERROR_CODES } from '../../../schema/error-codes.ts'
import type { Viewer } from '../../../schema/viewer.ts'
import { domainError, isDomainError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { ServedSubgraph } from './served-subgraph.ts'
import { createRunner } from './run-operation.ts'

const BODY_LIMIT = 16 * 1024 * 1024
const DOCUMENTS = 1_000
const MAX_TOKENS = 20_000

export interface ServeOptions {
  subgraph: ServedSubgraph
  /** The viewer of a genuine token for this subgraph; throws on anything else. */
  verify: (token: string) => Promise<Viewer>
  log: Log
}

interface Body { query?: unknown; operationName?: string | null; variables?: Record<string, unknown> | null }

const failure = (error: GraphQLError, requestId: string) => ({ errors: [{ message: error.message, extensions: { ...error.extensions, requestId } }] })

/** Bugs are logged with the request id and masked; domain errors say what they say. */
const masked = (error: GraphQLError, requestId: string, log: Log) => {
  const { message, path, locations, extensions } = error
  const original = error.originalError ?? error
  if (isDomainError(error) || isDomainError(original)) return { message, path, locations, extensions }
  // Errors of GraphQL itself (a value that does not fit) have no cause beneath them.
  if (!(error.originalError instanceof Error) && !extensions.code) return { message, path, locations, extensions: { code: 'BAD_INPUT' } }
  log.error({ requestId, err: original, path }, 'masked error')
  return { message: ERROR_CODES.INTERNAL.zh, path, locations, extensions: { code: 'INTERNAL', messageEn: ERROR_CODES.INTERNAL.en } }
}

/**
 * A subgraph as an HTTP server of its own: `POST /graphql`, nothing without a token that the gateway or a process of ours signed for this very
 * subgraph, `_entities` and `_service` included; `GET /health` without one.
 */
export const serveSubgraph = ({ subgraph, verify, log }: ServeOptions): FastifyInstance => {
  const app = fastify({ bodyLimit: BODY_LIMIT, requestIdHeader: 'x-request-id', keepAliveTimeout: 75_000, forceCloseConnections: 'idle' })
  const run = createRunner(subgraph.schema)
  const documents = new Map<string, DocumentNode | readonly GraphQLError[]>()

  const documentOf = (query: string): DocumentNode | readonly GraphQLError[] => {
    const known = documents.get(query)
    if (known) return known
    const document = parse(query, { maxTokens: MAX_TOKENS })
    const errors = validate(subgraph.schema, document)
    const result = errors.length > 0 ? errors : document
    if (documents.size >= DOCUMENTS) documents.delete(documents.keys().next().value ?? '')
    documents.set(query, result)
    return result
  }

  app.get('/health', async () => ({ status: 'ok', subgraph: subgraph.name }))
  app.post<{ Body: Body | null }>('/graphql', async (request, reply) => {
    reply.header('cache-control', 'private, no-store')
    let viewer: Viewer
    try {
      viewer = await verify(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
    } catch {
      return reply.code(401).send(failure(domainError('UNAUTHENTICATED', { zh: '子图只接受网关签发的令牌', en: 'This subgraph takes tokens of the gateway only' }), request.id))
    }
    const { query, operationName, variables } = request.body ?? {}
    if (typeof query !== 'string') return reply.code(400).send(failure(domainError('BAD_REQUEST'), request.id))
    try {
      const document = documentOf(query)
      if (!('kind' in document)) return reply.code(400).send({ errors: document.map(({ message, locations }) => ({ message, locations, extensions: { code: 'QUERY_INVALID' } })) })
      const result = await run({ query, document, operationName: operationName ?? null, variables: variables ?? {} }, subgraph.createContext({ viewer, requestId: request.id }))
      return { ...(result.data === undefined ? {} : { data: result.data }), ...(result.errors ? { errors: result.errors.map((error) => masked(error, request.id, log)) } : {}) }
    } catch (error) {
      if (error instanceof GraphQLError) return reply.code(400).send({ errors: [{ message: error.message, extensions: { code: 'QUERY_INVALID' } }] })
      throw error
    }
  })
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status >= 500) log.error({ requestId: request.id, err: error }, 'request failed')
    return reply.code(status).send(failure(domainError(status >= 500 ? 'INTERNAL' : 'BAD_REQUEST'), request.id))
  })
  return app
}
