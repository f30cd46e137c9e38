import type { FastifyInstance } from 'fastify'
import type { JSONWebKeySet } from 'jose'
import type { ErrorBudget } from '../telemetry/error-budget.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Versions } from '../versions/versions.ts'

export interface OperationalRoutesOptions {
  versions: Versions
  jwks: JSONWebKeySet
  /** Absent where they are turned off. */
  metrics: Metrics | undefined
  errorBudget: ErrorBudget
  isStopping(): boolean
}

/** A probe this recent is not repeated, so that /health cannot be used to load subgraphs. */
const FRESH_MS = 2_000

/** For those who run the gateway: is it alive, what does it serve, which subgraphs answer. */
export function addOperationalRoutes(app: FastifyInstance, { versions, jwks, metrics, errorBudget, isStopping }: OperationalRoutesOptions): void {
  app.get('/health/live', async (_request, reply) => reply.code(isStopping() ? 503 : 200).send({ status: isStopping() ? 'stopping' : 'ok' }))

  app.get('/health', async (_request, reply) => {
    const version = versions.current()
    const subgraphs = await version.subgraphs.health(FRESH_MS)
    const status = isStopping() ? 'stopping' : subgraphs.every((each) => each.status === 'ok' || each.status === 'paused') ? 'ok' : 'degraded'
    return reply.code(isStopping() ? 503 : 200).send({
      status,
      version: version.artifact.version,
      resourceTypes: version.artifact.resourceTypes.length,
      lastSwap: versions.lastSwap && { ...versions.lastSwap, error: versions.lastSwap.error?.slice(0, 500) },
      subgraphs: subgraphs.map((each) => ({ ...each, errorBudget: errorBudget.of(each.name) })),
    })
  })

  app.get('/.well-known/jwks.json', async (_request, reply) => reply.header('cache-control', 'public, max-age=300').send(jwks))

  if (metrics) {
    app.get('/metrics', async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()))
  }
}
