import { execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql'
import type { RequestInit } from './context.ts'

export interface SubgraphRequest { query: string; operationName?: string | null; variables?: Record<string, unknown> | null }

/** What answers in this process: a subgraph, or the catalogue. */
export interface Executable { schema: GraphQLSchema; createContext(init: RequestInit): unknown }

/** Runs one operation on a subgraph in this process. */
export const executeOn = async (subgraph: Executable, request: SubgraphRequest, init: RequestInit): Promise<ExecutionResult> =>
  execute({
    schema: subgraph.schema,
    document: parse(request.query),
    operationName: request.operationName,
    variableValues: request.variables,
    contextValue: subgraph.createContext(init),
  })
