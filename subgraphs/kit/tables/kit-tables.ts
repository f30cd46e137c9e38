import { sql } from 'drizzle-orm'
import { bigint, boolean, check, doublePrecision, index, integer, jsonb, type PgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Identifier } from '../../../schema/document.ts'
import { xid8 } from './xid8.ts'

const instant = () => timestamp({ precision: 3, withTimezone: true, mode: 'date' })

/** The tables that every own subgraph has beside those of its kinds. */
export const kitTables = (schema: PgSchema) => ({
  /** One row per resource: its latest change. `xid` is the transaction that wrote it. */
  change: schema.table(
    'change',
    { id: text().primaryKey(), typename: text().notNull(), version: bigint({ mode: 'bigint' }).notNull(), xid: xid8().notNull(), deleted: boolean().notNull() },
    (t) => [index('change_order').on(t.xid, t.id)],
  ),
  /** Who did what, with the document before and after. Never updated. */
  audit: schema.table(
    'audit',
    {
      seq: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
      at: instant().notNull().default(sql`now()`),
      resourceId: text().notNull(),
      action: text().notNull(),
      actor: text(),
      role: text().notNull(),
      requestId: text(),
      before: jsonb(),
      after: jsonb(),
    },
    (t) => [index('audit_resource').on(t.resourceId, t.seq)],
  ),
  /** What a resource of this subgraph says of others. */
  relation: schema.table(
    'relation',
    {
      sourceId: text().notNull(),
      position: integer().notNull(),
      sourceTypename: text().notNull(),
      kind: text().notNull(),
      targetId: text(),
      targetIdentifier: jsonb().$type<Identifier>(),
      statedBy: text(),
      confidence: doublePrecision(),
    },
    (t) => [
      primaryKey({ columns: [t.sourceId, t.position] }),
      index('relation_target').on(t.targetId, t.kind, t.sourceId),
      check('relation_has_target', sql`${t.targetId} is not null or ${t.targetIdentifier} is not null`),
    ],
  ),
  /** The epoch of the feed: one row. */
  feed: schema.table('feed', { one: boolean().primaryKey().default(true), epoch: text().notNull(), origin: text().notNull() }),
  /** Answers to mutations by their `clientMutationId`, so that a retry is harmless. */
  receipt: schema.table('receipt', { key: text().primaryKey(), at: instant().notNull().default(sql`now()`), answer: jsonb().notNull() }),
})

export type KitTables = ReturnType<typeof kitTables>
