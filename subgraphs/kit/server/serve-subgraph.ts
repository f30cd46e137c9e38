import { fastify, type FastifyInstance } from 'fastify'
import { GraphQLError, Kind, OperationTypeNode, parse, validate } from 'graphql'
import { ERROR_CODES } from '../../../schema/error-codes.ts'
import type { Viewer } from '../../../schema/viewer.ts'
import { boundedCache } from '../bounded-cache.ts'
import { domainError, isDomainError } from '../errors.ts'
import { createRunner, type RunnableOperation } from '../execution/runner.ts'
import type { Log } from '../log.ts'
import type { ServedSubgraph } from './served-subgraph.ts'

const BODY_LIMIT = 16 * 1024 * 1024
const DOCUMENTS = 1_000
const MAX_TOKENS = 20_000
/** Names the version of the graph that the gateway serves with this call. */
const SUPERGRAPH_HEADER = 'x-keyuan-supergraph'

export interface ServeOptions {
  subgraph: ServedSubgraph
  /** The same subgraph under another version of the graph, where its schema follows that; null where that version is not known. */
  ofVersion?: (version: string) => Promise<ServedSubgraph | null>
  /** The viewer of a genuine token for this subgraph; throws on anything else. */
  verify: (token: string) => Promise<Viewer>
  log: Log
}

interface Parsed { operation: RunnableOperation; errors: readonly GraphQLError[] }
interface Body { query?: unknown; operationName?: string | null; variables?: Record<string, unknown> | null }

const failure = (error: GraphQLError, requestId: string) => ({ errors: [{ message: error.message, extensions: { ...error.extensions, requestId } }] })

/** Bugs are logged with the request id and masked; domain errors say what they say. */
const masked = (error: GraphQLError, requestId: string, log: Log) => {
  const { message, path, locations, extensions } = error
  const original = error.originalError ?? error
  const saysSomething: boolean = isDomainError(error) || isDomainError(original)
  if (saysSomething) return { message, path, locations, extensions }
  // Errors of GraphQL itself (a value that does not fit) have no cause beneath them but GraphQL's own, and nothing was resolved.
  const isOfGraphql = !(error.originalError instanceof Error) || (path === undefined && error.originalError instanceof GraphQLError)
  if (isOfGraphql && !extensions.code) return { message, path, locations, extensions: { code: 'BAD_INPUT' } }
  log.error({ requestId, err: original, path }, 'masked error')
  return { message: ERROR_CODES.INTERNAL.zh, path, locations, extensions: { code: 'INTERNAL', messageEn: ERROR_CODES.INTERNAL.en } }
}

interface Executable { run: ReturnType<typeof createRunner>; parsed: (query: string) => Parsed }

/** Operations of one schema, parsed, validated and compiled once each. */
const createExecutable = ({ schema }: ServedSubgraph): Executable => {
  const known = boundedCache<string, Parsed>({ entries: DOCUMENTS })
  const parsed = (query: string): Parsed => {
    const found = known.get(query)
    if (found) return found
    const document = parse(query, { maxTokens: MAX_TOKENS })
    const errors = validate(schema, document)
    const isMutation = document.definitions.some((node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.MUTATION)
    const result = { errors, operation: { query, document, isMutation, hasPrototypeName: /\b(__proto__|constructor|prototype)\b/.test(query) } }
    known.set(query, result)
    return result
  }
  return { run: createRunner(schema), parsed }
}

/**
 * A subgraph as an HTTP server of its own: `POST /graphql`, nothing without a token that the gateway or a process of ours signed for this very
 * subgraph, `_entities` and `_service` included; `GET /health` without one.
 */
export const serveSubgraph = ({ subgraph, ofVersion, verify, log }: ServeOptions): FastifyInstance => {
  const app = fastify({ bodyLimit: BODY_LIMIT, requestIdHeader: 'x-request-id', keepAliveTimeout: 75_000, forceCloseConnections: 'idle' })
  const executables = new WeakMap<ServedSubgraph, Executable>()
  const executableOf = (served: ServedSubgraph): Executable => {
    const found = executables.get(served) ?? createExecutable(served)
    executables.set(served, found)
    return found
  }
  /** Namespaces, comma separated: only the gateway gets this far with a token. */
  const unreachableOf = (header: unknown): string[] => (typeof header === 'string' ? header.split(',').slice(0, 1_000) : [])
  const asked = async (version: unknown): Promise<ServedSubgraph> => (ofVersion && typeof version === 'string' ? await ofVersion(version) : null) ?? subgraph

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
      const served = await asked(request.headers[SUPERGRAPH_HEADER])
      const { parsed, run } = executableOf(served)
      const { operation, errors } = parsed(query)
      if (errors.length > 0) return reply.code(400).send({ errors: errors.map(({ message, locations }) => ({ message, locations, extensions: { code: 'QUERY_INVALID' } })) })
      const result = await run({ ...operation, operationName }, served.createContext({ viewer, requestId: request.id, unreachable: unreachableOf(request.headers['x-keyuan-unreachable']) }), variables ?? {})
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
