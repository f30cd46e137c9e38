import type { GraphQLSchema } from 'graphql'
import type { Database } from './database.ts'
import type { Kind } from './kind.ts'
import type { KitTables } from './tables/kit-tables.ts'

/** One own subgraph at work: its kinds, its tables and its database. */
export interface Store {
  namespace: string
  /** PostgreSQL schema that it owns. */
  schemaName: string
  kinds: ReadonlyMap<string, Kind>
  tables: KitTables
  database: Database
  /** Its executable schema; set once, when it is built. */
  schema: GraphQLSchema
  /** Names of entity types, its own and others', which documents refer to by id. */
  entities: ReadonlySet<string>
  /** Current epoch of the feed. */
  epoch: string
}

export const kindOf = (store: Store, typename: string): Kind => {
  const kind = store.kinds.get(typename)
  if (!kind) throw new Error(`${store.namespace} owns no ${typename}`)
  return kind
}
