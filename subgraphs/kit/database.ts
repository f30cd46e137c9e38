import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'

/** A drizzle database over one small pool, for one subgraph's schema. */
export interface Database {
  db: PostgresJsDatabase
  sql: Sql
  close(): Promise<void>
}
export type Executor = Pick<PostgresJsDatabase, 'select' | 'insert' | 'update' | 'delete' | 'execute'>

export interface DatabaseOptions {
  url: string
  /** Connections of this pool. */
  connections: number
  name: string
  onQuery?: (query: string) => void
}

/** The longest that a transaction of ours may take: a longer one would hold the snapshot's xmin and stall every feed. */
const TRANSACTION_TIMEOUT_MS = 30_000
const STATEMENT_TIMEOUT_MS = 15_000

export const openDatabase = ({ url, connections, name, onQuery }: DatabaseOptions): Database => {
  const sql = postgres(url, {
    max: connections,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: `keyuan ${name}`, statement_timeout: STATEMENT_TIMEOUT_MS, transaction_timeout: TRANSACTION_TIMEOUT_MS, TimeZone: 'UTC' } as Record<string, string | number>,
  })
  const db = drizzle(sql, { casing: 'snake_case', ...(onQuery ? { logger: { logQuery: onQuery } } : {}) })
  return { db, sql, close: () => sql.end({ timeout: 5 }) }
}

/** PostgreSQL's code of an error, wherever the libraries wrapped it. */
export const sqlState = (error: unknown): string | undefined => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return undefined
}
