import { execute, type ExecutionResult, parse } from 'graphql'
import type { RequestInit } from './context.ts'
import type { RunningSubgraph } from './open-subgraph.ts'

export interface SubgraphRequest { query: string; operationName?: string | null; variables?: Record<string, unknown> | null }

/** Runs one operation on a subgraph in this process. */
export const executeOn = async (subgraph: RunningSubgraph, request: SubgraphRequest, init: RequestInit): Promise<ExecutionResult> =>
  execute({
    schema: subgraph.schema,
    document: parse(request.query),
    operationName: request.operationName,
    variableValues: request.variables,
    contextValue: subgraph.createContext(init),
  })
