import { bigint, index, integer, text, timestamp } from 'drizzle-orm/pg-core'
import { postgres } from './postgres.ts'

const instant = () => timestamp({ precision: 3, withTimezone: true, mode: 'date' })

/** Rows that the index does not take: tried five times, then left out of it until they change. The rest flows on. */
export const indexSetAside = postgres.table('index_set_aside', {
  id: text().primaryKey(),
  namespace: text().notNull(),
  resourceType: text().notNull(),
  /** The revision that what was refused is tried with next; a later one is news. */
  revision: bigint({ mode: 'bigint' }).notNull(),
  attempts: integer().notNull(),
  error: text().notNull(),
  at: instant().notNull(),
}, (t) => [index('index_set_aside_namespace').on(t.namespace)])

/** The day, `YYYY-MM-DD`, through which records whose embargo has ended were written to the index again: one row. */
export const indexEmbargo = postgres.table('index_embargo', { through: text().primaryKey() })

/** What the last comparison of index and read model found, before it repaired it. */
export const indexCheck = postgres.table('index_check', {
  namespace: text().primaryKey(),
  missing: integer().notNull(),
  orphan: integer().notNull(),
  stale: integer().notNull(),
  at: instant().notNull(),
})
