import { boolean, integer, jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { postgres } from './postgres.ts'

const instant = () => timestamp({ precision: 3, withTimezone: true, mode: 'date' })

/** How far each feed has been followed. Advances in the transaction that writes the rows of the page. */
export const source = postgres.table('source', {
  namespace: text().primaryKey(),
  cursor: text(),
  /** The current walk; a new one begins where the feed is walked anew. */
  walk: text().notNull(),
  /** True while the first pass of the walk is under way: rows of older walks are still to be seen. */
  walking: boolean().notNull(),
  /** False while the feed had more when it was last read. */
  caughtUp: boolean().notNull(),
  caughtUpAt: instant(),
  failures: integer().notNull().default(0),
  lastError: text(),
  /** When a walk last ended. */
  walkedAt: instant(),
  /** Records that the last walk of a partner's feed did not see, where they are too many to be believed gone; nobody has decided yet. */
  heldDeletions: integer(),
  /** The Center has looked: the next walk may delete whatever it does not see. */
  deletionsReleased: boolean().notNull().default(false),
})

/** Documents that do not conform: kept out of the read model, counted, and named with what is wrong. */
export const setAside = postgres.table(
  'set_aside',
  { namespace: text().notNull(), id: text().notNull(), version: text().notNull(), findings: jsonb().$type<{ code: string; message: string; path: string[] }[]>().notNull(), at: instant().notNull() },
  (t) => [primaryKey({ columns: [t.namespace, t.id] })],
)
