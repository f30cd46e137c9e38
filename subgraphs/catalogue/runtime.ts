import type { GraphQLSchema } from 'graphql'
import type { ResourceTypeEntry, SubgraphEntry } from '../../schema/supergraph.ts'
import type { Database } from '../kit/database.ts'
import type { SearchEngine } from './search/port.ts'
import type { SubgraphHealth } from './health.ts'

/** What the catalogue's resolvers work with, for one version of the graph. */
export interface CatalogueRuntime {
  database: Database
  engine: SearchEngine
  schema: GraphQLSchema
  /** What clients see of the whole graph. */
  apiSdl: string
  resourceTypes: readonly ResourceTypeEntry[]
  /** GraphQL types of resources that this version knows. */
  typenames: ReadonlySet<string>
  subgraphs: readonly SubgraphEntry[]
  /** Waits until these positions can be searched, at most as long as the contract says. */
  waitFor(positions: readonly string[]): Promise<void>
  /** Up to when the feed of a namespace is known, and whether its owner answered when it was last asked. */
  freshnessOf(namespace: string): Promise<{ asOf: Date | null; ownerReachable: boolean }>
  health(): Promise<SubgraphHealth[]>
}
