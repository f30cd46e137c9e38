import type { GraphQLFormattedError } from 'graphql'
import type { Sentence } from '../../schema/checks/check.ts'
import type { RequestState } from '../request-state.ts'
import type { SubgraphOperation } from './operation.ts'

/** One operation for one subgraph, as planned. */
export interface SubgraphRequest {
  operation: SubgraphOperation
  variables: Record<string, unknown>
  state: RequestState
  /** Namespaces that did not answer lately, for the catalogue to tell: `freshness { ownerReachable }`. */
  unreachable?: readonly string[]
  /** Infinity where the settings decide. */
  deadlineMs: number
}

export interface SubgraphAnswer {
  data?: Record<string, unknown> | null
  errors?: readonly GraphQLFormattedError[]
}

export type FailureCode = 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_BAD_RESPONSE'

/** The subgraph gave no GraphQL answer. */
export interface SubgraphFailure {
  code: FailureCode
  /** For the log and never for clients: may name addresses. */
  reason: string
  retryAfterSeconds?: number
  /** The fault lies with this one request, such as an answer over the byte cap; it does not make the breaker open. */
  ofRequest?: true
  /** We did not ask: the breaker is open, the platform is paused, or its pace is used up. Says nothing of the subgraph. */
  notAsked?: true
  /** What clients are told instead of the sentence of the code. */
  says?: Sentence
}

export type Outcome = { answer: SubgraphAnswer; failure?: never } | { failure: SubgraphFailure; answer?: never }

/** A road to one subgraph. Lives as long as some version of the graph uses it. */
export interface Transport {
  readonly namespace: string
  readonly kind: 'local' | 'remote'
  /** Not asked for the time being, by the partner's own wish. */
  readonly paused?: true
  call(request: SubgraphRequest): Promise<Outcome>
  close(): Promise<void>
}
