import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, integer, json, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Column } from '../../../schema/rows/columns.ts'
import type { Named } from '../../../schema/rows/named.ts'
import type { Kept } from '../../../schema/rows/projection.ts'
import { instant, postgres } from './postgres.ts'

/** What the rows of a set are: enough to render every format without the schema that they were asked with. */
export interface RowShape {
  columns: readonly Column[]
  /** The nested list that makes one line for each of its entries; null joins all of them. */
  explode: string | null
  /** What the document asked for; stored rows hold more where citations were wanted. */
  kept: Kept
  /** Where a row holds the id of its record, below the row; null where rows are no records. Asked for beside what the document asks, see `withIdentities`. */
  identity?: string | null
  /** What names in rows are called in the schema; where rows bear ids. */
  named?: Named
  /** Why a row cannot be cited; null where it can. */
  uncitable: { zh: string; en: string } | null
}

/** Rows that were collected from the graph, in their order, kept in chunks. Exports and frozen results are made of them. */
export const rowSet = postgres.table('row_set', {
  id: bigserial({ mode: 'bigint' }).primaryKey(),
  /** Kept as it is written: the order of names is the order of the document. */
  shape: json().$type<RowShape>().notNull(),
  chunks: integer().notNull().default(0),
  rows: integer().notNull().default(0),
  /** Rows that are there but hidden from whoever asked. */
  hidden: integer().notNull().default(0),
  /** Of the lines in UTF-8. */
  bytes: bigint({ mode: 'number' }).notNull().default(0),
  /** SHA-256 of all lines; null until the set is complete. */
  hash: text(),
  createdAt: instant().notNull(),
  /** Nobody has it any more: it is taken away piece by piece. */
  condemnedAt: instant(),
}, (t) => [index('row_set_condemned').on(t.condemnedAt).where(sql`${t.condemnedAt} is not null`)])

/** Some hundred rows: JSON, one a line. */
export const rowChunk = postgres.table(
  'row_chunk',
  {
    rowSet: bigint({ mode: 'bigint' }).notNull().references(() => rowSet.id, { onDelete: 'cascade' }),
    ordinal: integer().notNull(),
    rows: integer().notNull(),
    lines: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.rowSet, t.ordinal] })],
)
