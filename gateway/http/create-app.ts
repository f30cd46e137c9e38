import { fastify, type FastifyInstance } from 'fastify'
import type { FormatError } from '../errors/format-error.ts'
import { refusal } from '../errors/refusal.ts'
import { addCors } from './cors.ts'
import { fromFastify, replyWithError } from './error-reply.ts'
import { acceptJsonBodies } from './json-body.ts'
import { requestId } from './request-id.ts'

export interface AppOptions {
  bodyMaxBytes: number
  corsOrigins: readonly string[]
  /** Reverse proxies whose X-Forwarded-For says who asks. */
  trustedProxies: readonly string[]
  formatError: FormatError
  isStopping(): boolean
}

/** The HTTP server without routes: timeouts, headers that every answer has, and one shape for errors. */
export function createApp({ bodyMaxBytes, corsOrigins, trustedProxies, formatError, isStopping }: AppOptions): FastifyInstance {
  const app = fastify({
    bodyLimit: bodyMaxBytes,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    // Slow senders and idle sockets: headers and body within these times, or the connection goes.
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 30_000,
    http: { headersTimeout: 20_000, connectionsCheckingInterval: 5_000 },
    // While stopping, requests on open connections are still answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-request-id': request.id, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' })
    if (isStopping()) reply.header('connection', 'close')
  })
  addCors(app, corsOrigins)
  acceptJsonBodies(app)
  app.setErrorHandler((error, request, reply) => replyWithError(reply, request, fromFastify(error, bodyMaxBytes), formatError))
  app.setNotFoundHandler((request, reply) =>
    replyWithError(reply, request, refusal('NOT_FOUND', { zh: '没有这个网址', en: 'There is nothing at this address', status: 404 }), formatError))
  return app
}
