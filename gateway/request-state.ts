import { AsyncLocalStorage } from 'node:async_hooks'
import type { QueryPlan } from '@apollo/query-planner'
import type { ErrorCode } from '../schema/error-codes.ts'
import type { Viewer } from '../schema/viewer.ts'
import type { RequestBudget } from './budget/budgets.ts'

/** One call to a subgraph as the trace of a response lists it. */
export interface SubgraphCallTrace {
  subgraph: string
  kind: 'root' | 'entities'
  /** Entities asked for, each once; 0 for root fields. */
  representations: number
  ms: number
  /** Absent where the subgraph answered. */
  code?: ErrorCode
  /** Namespace of the owner whose core fields the catalogue answered instead. */
  insteadOf?: string
}

/** Names the version of the supergraph: on each answer to a client, and on each call to a subgraph that it takes. */
export const SUPERGRAPH_HEADER = 'x-keyuan-supergraph'

/** What belongs to one request of a client, from its arrival to its answer. */
export interface RequestState {
  readonly requestId: string
  readonly viewer: Viewer
  /** Value of `performance.now()` after which no subgraph is asked any more. */
  readonly deadlineAt: number
  /** The client asked to see the calls to subgraphs. */
  readonly trace: boolean
  /** What the client that asks may still use this minute; absent where the gateway itself asks. */
  readonly budget?: RequestBudget
  /** The client asked to see what its operation cost. */
  readonly tellCost?: boolean
  /** Set by the version's executor before the stock gateway asks its plan cache for it. */
  plan?: QueryPlan
  /** Version of the supergraph that answers, once it is chosen. */
  supergraph?: string
  /** The operation, once it was found valid and planned; absent for introspection. */
  answered?: { document: string; name: string }
  readonly calls: SubgraphCallTrace[]
  /** Subgraphs that failed for this request, with the first reason. */
  readonly degraded: Map<string, ErrorCode>
}

/** Reaches the few places to which ApolloServer and ApolloGateway hand no context: the plan cache and the error formatter. */
export const requestStorage = new AsyncLocalStorage<RequestState>()
