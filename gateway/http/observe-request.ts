import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Metrics } from '../telemetry/metrics.ts'
import { inSpan, traceOf } from '../telemetry/tracing.ts'

/** Counts, times and traces one GraphQL request around its answer. */
export type ObserveRequest = (request: FastifyRequest, reply: FastifyReply, answer: () => Promise<FastifyReply>) => Promise<FastifyReply>

export function createRequestObserver(metrics: Metrics): ObserveRequest {
  return async (request, reply, answer) => {
    const started = performance.now()
    metrics.inFlight.inc()
    try {
      return await inSpan('keyuan.request', { 'request.id': request.id }, answer, traceOf(request.headers))
    } finally {
      metrics.inFlight.dec()
      metrics.requests.inc({ status: String(reply.statusCode) })
      metrics.requestSeconds.observe((performance.now() - started) / 1_000)
    }
  }
}
