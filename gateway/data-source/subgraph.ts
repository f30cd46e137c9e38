import { createBreaker, type Breaker } from './breaker.ts'
import { subgraphOperation } from './operation.ts'
import type { FailureCode, Outcome, SubgraphRequest, Transport } from './transport.ts'
import type { RequestState } from '../request-state.ts'
import type { PartnerTerms } from '../../schema/partner.ts'
import { ANONYMOUS } from '../../schema/viewer.ts'

/** What `/health` says of a subgraph. Codes only: reasons may name addresses and go to the log. */
export interface SubgraphHealth {
  name: string
  kind: 'local' | 'remote'
  status: 'ok' | 'degraded' | 'down' | 'paused'
  latencyMs?: number
  lastError?: { code: FailureCode; at: string }
}

/** A transport with its breaker and its record, shared by all versions of the graph that use it. */
export interface Subgraph {
  readonly namespace: string
  readonly kind: Transport['kind']
  /** References in one `_entities` call at most: more go in several calls side by side. */
  readonly maxReferences: number
  /** True where its last call failed within the last minute, or where it is paused. */
  readonly unreachable: boolean
  call(request: SubgraphRequest): Promise<Outcome>
  /** Asks for `__typename` unless it was heard of just now. */
  health(freshMs: number): Promise<SubgraphHealth>
  close(): Promise<void>
}

const PING = 'query KeyuanPing { __typename }'
/** A failure this recent makes a subgraph that answers again `degraded`. */
const RECENT_MS = 10_000
/** So long a failure stands for what is so now, where nobody asks meanwhile. */
const REMEMBER_MS = 60_000
const MAX_REFERENCES = 500

export interface SubgraphOptions {
  breaker?: Breaker
  /** Of a partner; own subgraphs take what they get. */
  terms?: Pick<PartnerTerms, 'idsPerBatch' | 'pollSeconds'>
}

export function createSubgraph(transport: Transport, { breaker = createBreaker(), terms }: SubgraphOptions = {}): Subgraph {
  const { namespace, kind } = transport
  let answeredAt = -Infinity
  let heardAt = -Infinity
  let latencyMs: number | undefined
  let ping: Promise<unknown> | undefined
  let lastError: { code: FailureCode; at: string; since: number } | undefined

  async function call(request: SubgraphRequest): Promise<Outcome> {
    if (breaker.admit() === 'refuse') {
      return { failure: { code: 'SUBGRAPH_UNAVAILABLE', reason: 'breaker open', notAsked: true, retryAfterSeconds: breaker.retryAfterSeconds() } }
    }
    const started = performance.now()
    const outcome = await transport.call(request).catch((error: unknown) => {
      // A bug of ours says nothing of the subgraph, and must not leave a probe hanging.
      breaker.undecided()
      throw error
    })
    if (outcome.failure?.notAsked) {
      breaker.undecided()
      return outcome
    }
    const now = performance.now()
    heardAt = now
    if (!outcome.failure) {
      breaker.succeeded()
      answeredAt = now
      latencyMs = now - started
    } else {
      if (outcome.failure.ofRequest) breaker.undecided()
      else breaker.failed()
      lastError = { code: outcome.failure.code, at: new Date().toISOString(), since: now }
    }
    return outcome
  }

  function status(): SubgraphHealth['status'] {
    if (lastError && lastError.since > answeredAt) return 'down'
    return lastError && performance.now() - lastError.since < RECENT_MS ? 'degraded' : 'ok'
  }

  return {
    namespace,
    kind,
    call,
    get unreachable() { return transport.paused === true || (lastError !== undefined && lastError.since > Math.max(answeredAt, performance.now() - REMEMBER_MS)) },
    maxReferences: Math.max(1, Math.min(MAX_REFERENCES, terms?.idsPerBatch ?? MAX_REFERENCES)),
    async health(freshMs) {
      if (transport.paused) return { name: namespace, kind, status: 'paused' }
      // A partner is not asked after more often than its feed is looked at, and never twice at once.
      if (performance.now() - heardAt > Math.max(freshMs, (terms?.pollSeconds ?? 0) * 1_000)) {
        ping ??= call(pingRequest()).finally(() => { ping = undefined })
        await ping
      }
      return {
        name: namespace,
        kind,
        status: status(),
        ...(latencyMs === undefined ? {} : { latencyMs: Math.round(latencyMs * 10) / 10 }),
        ...(lastError ? { lastError: { code: lastError.code, at: lastError.at } } : {}),
      }
    },
    close: () => transport.close(),
  }
}

function pingRequest(): SubgraphRequest {
  const state: RequestState = { requestId: 'health', viewer: ANONYMOUS, deadlineAt: Infinity, trace: false, calls: [], degraded: new Map() }
  return { operation: subgraphOperation(PING, 'KeyuanPing'), variables: {}, state, deadlineMs: 1_000 }
}
