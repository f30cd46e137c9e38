import type { ErrorCode } from '../../schema/error-codes.ts'
import type { SubgraphCallTrace } from '../request-state.ts'
import type { Subgraph } from './subgraph.ts'
import type { Outcome, SubgraphRequest } from './transport.ts'

/** Called around every call to a subgraph: for metrics, spans and the log. */
export interface CallObserver {
  around(subgraph: string, kind: SubgraphCallTrace['kind'], call: () => Promise<Outcome>): Promise<Outcome>
}

export interface CallSettings {
  deadlineMs: number
  mutationDeadlineMs: number
  /** Added where the operation waits on purpose until a write is searchable; contract: at most 2 s. */
  waitMs: number
}

export interface CallPurpose {
  kind: SubgraphCallTrace['kind']
  representations: number
  insteadOf?: string
}

/** One call, within what is left of the client's time, with its line in the trace. */
export function createCaller(settings: CallSettings, observer: CallObserver) {
  return async function callSubgraph(subgraph: Subgraph, request: SubgraphRequest, purpose: CallPurpose): Promise<Outcome> {
    const { operation, state } = request
    const started = performance.now()
    const usual = operation.isMutation ? settings.mutationDeadlineMs : settings.deadlineMs + (operation.waits ? settings.waitMs : 0)
    const deadlineMs = Math.min(request.deadlineMs, usual, state.deadlineAt - started)
    const outcome: Outcome = deadlineMs <= 0
      ? { failure: { code: 'SUBGRAPH_TIMEOUT', reason: 'the time of the request is used up', ofRequest: true } }
      : await observer.around(subgraph.namespace, purpose.kind, () => subgraph.call({ ...request, deadlineMs }))
    const code: { code?: ErrorCode } = outcome.failure ? { code: outcome.failure.code } : {}
    state.calls.push({ subgraph: subgraph.namespace, ...purpose, ms: Math.round((performance.now() - started) * 10) / 10, ...code })
    if (outcome.failure && !state.degraded.has(subgraph.namespace)) state.degraded.set(subgraph.namespace, outcome.failure.code)
    return outcome
  }
}

export type CallSubgraph = ReturnType<typeof createCaller>
