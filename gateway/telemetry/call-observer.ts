import { SpanStatusCode } from '@opentelemetry/api'
import type { CallObserver } from '../data-source/call-subgraph.ts'
import type { Metrics } from './metrics.ts'
import { inSpan } from './tracing.ts'

/** Counts, times and traces every call to a subgraph. */
export function createCallObserver(metrics: Metrics): CallObserver {
  return {
    around: (subgraph, kind, call) => inSpan('keyuan.subgraph', { subgraph, kind }, async (span) => {
      const started = performance.now()
      const outcome = await call()
      const code = outcome.failure?.code ?? 'ok'
      metrics.subgraphSeconds.observe({ subgraph }, (performance.now() - started) / 1_000)
      metrics.subgraphCalls.inc({ subgraph, kind, code })
      // What was not asked says nothing of the subgraph: the breaker was open, the platform is paused, its pace used up.
      if (!outcome.failure?.notAsked) metrics.errorBudget.count(subgraph, outcome.failure !== undefined)
      if (outcome.failure) span.setStatus({ code: SpanStatusCode.ERROR, message: code })
      return outcome
    }),
  }
}
