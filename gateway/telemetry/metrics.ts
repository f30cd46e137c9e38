import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { createErrorBudget } from './error-budget.ts'

/** Everything that `/metrics` shows. One registry per gateway, so that several in one process do not mix. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  const lag = monitorEventLoopDelay({ resolution: 20 })
  lag.enable()

  const eventLoopLag = new Gauge({
    name: 'keyuan_event_loop_lag_seconds', help: 'Delay of the main thread beyond its timer, since the last scrape', labelNames: ['quantile'], registers,
    collect() {
      this.set({ quantile: '0.5' }, lag.percentile(50) / 1e9)
      this.set({ quantile: '0.99' }, lag.percentile(99) / 1e9)
      this.set({ quantile: '1' }, lag.max / 1e9)
      lag.reset()
    },
  })

  const errorBudget = createErrorBudget()
  const errorRatio = new Gauge({
    name: 'keyuan_subgraph_error_ratio', help: 'Share of the calls to a subgraph that failed in the last 30 minutes', labelNames: ['subgraph'], registers,
    collect() {
      this.reset()
      for (const subgraph of errorBudget.subgraphs()) {
        const { calls, failed } = errorBudget.of(subgraph)
        this.set({ subgraph }, failed / calls)
      }
    },
  })

  return {
    registry,
    eventLoopLag,
    errorBudget,
    errorRatio,
    requests: new Counter({ name: 'keyuan_requests_total', help: 'GraphQL requests by HTTP status', labelNames: ['status'], registers }),
    requestSeconds: new Histogram({ name: 'keyuan_request_seconds', help: 'Time to answer a GraphQL request', buckets: seconds, registers }),
    inFlight: new Gauge({ name: 'keyuan_requests_in_flight', help: 'GraphQL requests being worked on', registers }),
    refused: new Counter({ name: 'keyuan_refused_total', help: 'Requests refused by a limit', labelNames: ['limit'], registers }),
    subgraphCalls: new Counter({ name: 'keyuan_subgraph_calls_total', help: 'Calls to subgraphs; code is ok or why there was no answer', labelNames: ['subgraph', 'kind', 'code'], registers }),
    subgraphSeconds: new Histogram({ name: 'keyuan_subgraph_seconds', help: 'Time of calls to subgraphs', labelNames: ['subgraph'], buckets: seconds, registers }),
    planLookups: new Counter({ name: 'keyuan_plan_lookups_total', help: 'Look-ups in the plan cache', labelNames: ['result'], registers }),
    plans: new Counter({ name: 'keyuan_plans_total', help: 'Plans made, by outcome', labelNames: ['outcome'], registers }),
    planSeconds: new Histogram({ name: 'keyuan_plan_seconds', help: 'Time to plan, waiting included', buckets: seconds, registers }),
    supergraph: new Gauge({ name: 'keyuan_supergraph_info', help: 'Version of the supergraph that is served', labelNames: ['version'], registers }),
    close: () => { lag.disable() },
  }
}

export type Metrics = ReturnType<typeof createMetrics>
