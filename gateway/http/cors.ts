import type { FastifyInstance } from 'fastify'

const ALLOWED_HEADERS = 'content-type, authorization, x-request-id, x-keyuan-trace, x-keyuan-cost, x-keyuan-client, x-keyuan-client-version, apollographql-client-name, apollographql-client-version, apollo-require-preflight, x-apollo-operation-name, traceparent'
const EXPOSED_HEADERS = 'x-request-id, x-keyuan-supergraph, retry-after, etag, ratelimit-limit, ratelimit-remaining, ratelimit-reset, ratelimit-policy, x-keyuan-cost'

/** Lets the configured origins call from a browser. Credentials are bearer tokens, so cookies are never allowed. */
export function addCors(app: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return
  const any = origins.includes('*')
  app.addHook('onRequest', async (request, reply) => {
    const origin = request.headers.origin
    if (!any) reply.header('vary', 'Origin')
    if (origin === undefined || (!any && !origins.includes(origin))) return
    reply.header('access-control-allow-origin', any ? '*' : origin).header('access-control-expose-headers', EXPOSED_HEADERS)
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return
    return reply
      .header('access-control-allow-methods', 'GET, POST, OPTIONS')
      .header('access-control-allow-headers', ALLOWED_HEADERS)
      .header('access-control-max-age', '86400')
      .code(204)
      .send()
  })
}
