import type { ExecutionResult } from 'graphql'
import type { Budget } from './budget.ts'

/** One query as it was sent, and its answer. */
export interface Run {
  id: string
  /** The tab that asked. */
  tab: string | undefined
  /** Milliseconds of the clock. */
  at: number
  query: string
  variables: Record<string, unknown>
  operationName: string | undefined
  durationMs: number
  bytes: number
  answer: ExecutionResult
  budget: Budget | undefined
  requestId: string | undefined
  /** Version of the graph that answered. */
  supergraph: string | undefined
  /** Asked by somebody who is signed in, or with a token: what it answered is not kept when the page is closed. */
  isPersonal: boolean
}

/** One call to a subgraph, as `extensions.trace` lists it. */
export interface SubgraphCall {
  subgraph: string
  kind: 'root' | 'entities'
  representations: number
  ms: number
  code?: string
  insteadOf?: string
}

export const callsOf = ({ answer }: Run): SubgraphCall[] => {
  const trace = answer.extensions?.trace
  return Array.isArray(trace) ? (trace as SubgraphCall[]) : []
}
