import { check, index, integer, text } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { instant, postgres } from './postgres.ts'

export type PartnerStatus = 'REGISTERED' | 'ACTIVE' | 'PAUSED' | 'LEAVING' | 'LEFT'
export type DepartureRecords = 'COPIES' | 'TOMBSTONES'

/** Namespaces that were ever given. A row is never removed, so that no namespace is given twice. */
export const partner = postgres.table(
  'partner',
  {
    namespace: text().primaryKey(),
    label: text().notNull(),
    labelEn: text(),
    contact: text(),
    status: text().$type<PartnerStatus>().notNull(),
    leavingAt: instant(),
    keep: text().$type<DepartureRecords>(),
    version: integer().notNull(),
    registeredAt: instant().notNull(),
    registeredBy: text(),
    /** Of the change that made this version: a retry of it is answered with what it made. */
    mutation: text(),
  },
  () => [check('partner_status', sql`status in ('REGISTERED', 'ACTIVE', 'PAUSED', 'LEAVING', 'LEFT')`)],
)

/** Tokens with which a partner publishes its own subgraph and nothing else. Only their hash is kept. */
export const publishToken = postgres.table(
  'publish_token',
  {
    id: text().primaryKey(),
    namespace: text().notNull().references(() => partner.namespace),
    hash: text().notNull().unique(),
    label: text(),
    issuedAt: instant().notNull(),
    issuedBy: text(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [index('publish_token_namespace').on(t.namespace, t.issuedAt)],
)
