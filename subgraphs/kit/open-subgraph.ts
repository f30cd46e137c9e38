import type { GraphQLSchema } from 'graphql'
import { createContext, type RequestInit, type SubgraphContext } from './context.ts'
import { openDatabase } from './database.ts'
import type { SubgraphDefinition } from './define-subgraph.ts'
import { currentEpoch } from './epoch.ts'
import { migrate } from './migrate.ts'
import { entityTypes } from './entity-types.ts'
import type { Store } from './store.ts'

/** A subgraph at work, as a gateway in the same process or an HTTP server of its own calls it. */
export interface RunningSubgraph {
  name: string
  schema: GraphQLSchema
  createContext(init: RequestInit): SubgraphContext
  close(): Promise<void>
}

export interface OpenOptions {
  /** Address of the PostgreSQL database that all schemas share. */
  databaseUrl: string
  /** Connections of its pool. */
  connections?: number
  /** Called with each SQL statement; tests count them. */
  onQuery?: (query: string) => void
}

/** Migrates the subgraph's schema, finds the epoch of its feed and opens it. */
export const openSubgraph = async (definition: SubgraphDefinition, options: OpenOptions): Promise<RunningSubgraph & { store: Store }> => {
  const database = openDatabase({ url: options.databaseUrl, connections: options.connections ?? 6, name: definition.namespace, onQuery: options.onQuery })
  try {
    await migrate(database.sql, definition.schemaName, definition.migrations)
    const store: Store = {
      namespace: definition.namespace,
      schemaName: definition.schemaName,
      kinds: new Map(definition.kinds.map((kind) => [kind.typename, kind])),
      tables: definition.tables,
      database,
      schema: definition.schema,
      entities: entityTypes(definition.schema),
      epoch: await currentEpoch(database, definition.tables),
    }
    return { name: definition.namespace, schema: definition.schema, store, createContext: (init) => createContext(store, init), close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}
