import { HeaderMap, type ApolloServer, type HTTPGraphQLRequest } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { OPAQUE, type Authenticate } from '../auth/authenticate.ts'
import { budgetHeaders } from '../budget/budget-headers.ts'
import type { BudgetOf, RequestBudget } from '../budget/budgets.ts'
import { clientGroup } from '../budget/client-group.ts'
import type { FormatError } from '../errors/format-error.ts'
import { refusal } from '../errors/refusal.ts'
import type { AdmitDocument } from '../limits/admit-document.ts'
import { limitError } from '../limits/limit-error.ts'
import { variablesDepth } from '../limits/variables-depth.ts'
import type { OperationSource } from '../operations/operation-source.ts'
import type { CheckRegistered } from '../operations/safelist.ts'
import { requestStorage, SUPERGRAPH_HEADER, type RequestState } from '../request-state.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import type { ActiveRequests } from '../versions/active-requests.ts'
import type { ServerContext } from './apollo-server.ts'
import { replyWithError } from './error-reply.ts'
import { isOwnRequest } from './own-request.ts'
import type { ObserveRequest } from './observe-request.ts'
import { clientOf, type RecordOperation } from './record-operation.ts'
import { allowCaching, persistedDocument, type AskedOperation } from './persisted-operation.ts'

export interface GraphqlRouteOptions {
  server: ApolloServer<ServerContext>
  authenticate: Authenticate
  admit: AdmitDocument
  budgetOf: BudgetOf
  formatError: FormatError
  requests: ActiveRequests
  maxInFlight: number
  requestDeadlineMs: number
  variableDepth: number
  observe: ObserveRequest
  operations: OperationSource | undefined
  safelist: CheckRegistered
  recordOperation: RecordOperation | undefined
}

const NOT_CACHED = { cacheable: false, notModified: false }

/** POST and GET /graphql: who asks, may it be asked at all, then the server. Every answer has the request id and no cache. */
export function addGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { server, authenticate, admit, formatError, requests, maxInFlight } = options

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    if (requests.count >= maxInFlight) return replyWithError(reply, request, refusal('OVERLOADED', { retryAfterSeconds: 1 }), formatError)
    const end = requests.begin()
    try {
      return await options.observe(request, reply, () => answerAdmitted(request, reply))
    } finally {
      end()
    }
  }

  async function answerAdmitted(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asked = askedOperation(request)
    const persisted = await persistedDocument(asked, options.operations)
    if (persisted instanceof GraphQLError) return refuseUnknown(request, reply, persisted)
    const refused = refuseEarly(persisted ?? asked.query, asked.variables)
    if (refused) return refuseUnknown(request, reply, refused)
    const viewer = await authenticate(request.headers).catch((error: unknown) => error as Error)
    if (viewer instanceof GraphQLError) return refuseUnknown(request, reply, viewer)
    if (viewer instanceof Error) throw viewer
    // Jobs of ours go at a pace of their own.
    const budget = viewer.acted ? undefined : budgetFor(request, viewer)
    const refuse = (error: GraphQLError): FastifyReply => replyWithError(budget ? reply.headers(budgetHeaders(budget)) : reply, request, error, formatError)
    const over = budget?.takeRequest()
    if (over) return refuse(over)
    const registered = persisted === undefined && typeof asked.query === 'string' && !isOwnRequest(request.headers) ? await options.safelist(asked.query, viewer) : undefined
    if (registered instanceof GraphQLError) return refuse(registered)
    return send(request, reply, stateOf(request, viewer, budget), { document: persisted ?? registered, byId: persisted !== undefined })
  }

  /** What is refused before it is known who asks counts for the address that it came from. */
  function refuseUnknown(request: FastifyRequest, reply: FastifyReply, error: GraphQLError): FastifyReply {
    const budget = budgetFor(request, ANONYMOUS)
    const over = budget.takeRequest()
    return replyWithError(reply.headers(budgetHeaders(budget)), request, over ?? error, formatError)
  }

  function budgetFor(request: FastifyRequest, { id, acted }: Viewer): RequestBudget {
    // Jobs of ours for nobody in particular all come from this machine.
    if (id === undefined && acted) return options.budgetOf('signedIn', 'jobs')
    if (id === undefined) return options.budgetOf('anonymous', clientGroup(request.ip))
    return options.budgetOf(OPAQUE.test(request.headers.authorization ?? '') ? 'key' : 'signedIn', id)
  }

  function refuseEarly(query: unknown, variables: unknown): GraphQLError | undefined {
    const refused = typeof query === 'string' ? admit(query) : undefined
    if (refused || typeof variables !== 'object' || variables === null) return refused
    const depth = variablesDepth(variables, options.variableDepth)
    return depth > options.variableDepth ? limitError({ limit: 'variableDepth', allowed: options.variableDepth, found: depth }) : undefined
  }

  const stateOf = (request: FastifyRequest, viewer: Viewer, budget: RequestBudget | undefined): RequestState => ({
    requestId: request.id,
    viewer,
    ...(budget ? { budget } : {}),
    tellCost: request.headers['x-keyuan-cost'] === '1',
    deadlineAt: performance.now() + options.requestDeadlineMs,
    trace: request.headers['x-keyuan-trace'] === '1',
    calls: [],
    degraded: new Map(),
  })

  async function send(request: FastifyRequest, reply: FastifyReply, state: RequestState, { document, byId }: { document: string | undefined; byId: boolean }): Promise<FastifyReply> {
    const { status = 200, headers, body } = await requestStorage.run(state, () =>
      server.executeHTTPGraphQLRequest({ httpGraphQLRequest: httpRequest(request, document, byId), context: async () => ({ state }) }))
    for (const [name, value] of headers) reply.header(name, value)
    if (state.answered && options.recordOperation) options.recordOperation({ ...state.answered, ...clientOf(request), viewer: state.viewer })
    if (state.supergraph !== undefined) reply.header(SUPERGRAPH_HEADER, state.supergraph)
    // `@defer` is not in the schema, so there is never more than one part.
    if (body.kind !== 'complete') throw new Error('An incremental response where none can be asked for')
    const { cacheable, notModified } = !byId ? NOT_CACHED : allowCaching(request, reply, state, { status, text: body.string })
    // A cache would tell everybody what one client had left.
    if (!cacheable && state.budget) reply.headers(budgetHeaders(state.budget))
    if (notModified) return reply.code(304).send()
    return reply.code(status).send(body.string)
  }

  app.route({ method: ['GET', 'POST'], url: '/graphql', handler: answer })
}

/** The operation as far as it is needed here; what is malformed is for the server to name. */
function askedOperation(request: FastifyRequest): AskedOperation {
  if (request.method === 'POST') return (request.body ?? {}) as AskedOperation
  const { query, id, variables, extensions } = request.query as Record<string, unknown>
  return { query, id, extensions, variables: typeof variables === 'string' ? parsed(variables) : undefined }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // The server says that it is no JSON, with the name of the parameter.
    return undefined
  }
}

/** `document` stands for what was asked: by its id, or as the registered text of the same meaning. */
function httpRequest(request: FastifyRequest, document: string | undefined, byId: boolean): HTTPGraphQLRequest {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const at = request.url.indexOf('?')
  const search = at < 0 ? '' : request.url.slice(at)
  // Only registered queries run that way, and no cookie counts for it: a plain link or a cache may ask.
  if (byId && request.method === 'GET') headers.set('apollo-require-preflight', '1')
  if (document === undefined) return { method: request.method, headers, search, body: request.body }
  if (request.method === 'POST') {
    const { extensions: _extensions, ...rest } = request.body as { extensions?: unknown }
    return { method: 'POST', headers, search, body: { ...rest, query: document } }
  }
  const parameters = new URLSearchParams(search)
  parameters.set('query', document)
  parameters.delete('extensions')
  return { method: request.method, headers, search: `?${parameters}`, body: undefined }
}
