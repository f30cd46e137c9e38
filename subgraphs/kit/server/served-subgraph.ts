import type { GraphQLSchema } from 'graphql'
import type { RequestInit } from '../context.ts'

/** What a server has to know of a subgraph to answer for it. */
export interface ServedSubgraph {
  name: string
  schema: GraphQLSchema
  createContext(init: RequestInit): unknown
}
