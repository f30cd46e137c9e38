import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { ExportNotice } from '../exports/notices.ts'
import type { ExportFailure } from './export.ts'
import { instant, postgres } from './postgres.ts'
import { rowSet } from './row-set.ts'

/** Who may see it. PUBLIC ones are asked as anybody asks: nothing is in them that only their owner could see. */
export type FrozenVisibility = 'PRIVATE' | 'PUBLIC'
export type FrozenState = 'COLLECTING' | 'FROZEN' | 'FAILED' | 'DELETED'
export type ComparisonState = 'COMPARING' | 'COMPARED' | 'FAILED'

/** Rows by the namespace that their ids begin with. */
export interface SourceCount { namespace: string; rows: number }

/** The answer to a query as it was: never changed, only given up. Of one that was deleted id, hash, numbers and times stay, so that its address says what became of it. */
export const frozenResult = postgres.table(
  'frozen_result',
  {
    /** Local part of the id. */
    id: text().primaryKey(),
    owner: text().notNull(),
    visibility: text().$type<FrozenVisibility>().notNull(),
    state: text().$type<FrozenState>().notNull(),
    /** Of content and null once it is deleted: all from here to `rowSet`. */
    name: text(),
    description: text(),
    creators: text().array(),
    document: text(),
    operationName: text(),
    variables: jsonb().$type<Record<string, unknown>>(),
    rowsPath: text(),
    savedQuery: text(),
    savedQueryVersion: integer(),
    /** Null until it is frozen, and once it is deleted. */
    rowSet: bigint({ mode: 'bigint' }).references(() => rowSet.id),
    rows: integer().notNull().default(0),
    hidden: integer().notNull().default(0),
    bytes: bigint({ mode: 'number' }).notNull().default(0),
    hash: text(),
    sources: jsonb().$type<readonly SourceCount[]>().notNull(),
    /** Subgraphs whose pages had to be asked for again. */
    degraded: jsonb().$type<readonly string[]>().notNull(),
    notices: jsonb().$type<readonly ExportNotice[]>().notNull(),
    asOfStart: instant(),
    asOfEnd: instant(),
    supergraphStart: text(),
    supergraphEnd: text(),
    failure: jsonb().$type<ExportFailure>(),
    createdAt: instant().notNull(),
    frozenAt: instant(),
    deletedAt: instant(),
    /** True where the Center deleted it. */
    deletedByCenter: boolean().notNull().default(false),
    deletionReason: text(),
    /** Of the mutation that began it. */
    mutation: text().unique(),
  },
  (t) => [
    check('frozen_result_whole', sql`state <> 'FROZEN' or (row_set is not null and hash is not null and frozen_at is not null)`),
    check('frozen_result_gone', sql`state <> 'DELETED' or (row_set is null and document is null and deleted_at is not null)`),
    index('frozen_result_owner').on(t.owner, t.createdAt),
  ],
)

/** The latest comparison of a frozen result with what its query answers now. */
export const frozenComparison = postgres.table('frozen_comparison', {
  result: text().primaryKey().references(() => frozenResult.id, { onDelete: 'cascade' }),
  state: text().$type<ComparisonState>().notNull(),
  startedAt: instant().notNull(),
  endedAt: instant(),
  added: integer(),
  changed: integer(),
  gone: integer(),
  same: integer(),
  /** The changes, row by row; null where there are none. */
  changes: bigint({ mode: 'bigint' }).references(() => rowSet.id),
  supergraph: text(),
  asOf: instant(),
  failure: jsonb().$type<ExportFailure>(),
})
