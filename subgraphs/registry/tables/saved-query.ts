import { check, date, index, integer, jsonb, primaryKey, text } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import type { Parameter, Picture } from '../saved-queries/content.ts'
import { instant, postgres } from './postgres.ts'

export type QueryVisibility = 'PRIVATE' | 'PEOPLE' | 'PLATFORM' | 'PUBLIC'
export type NestedRows = 'JOIN' | 'EXPLODE'
export type VersionReason = 'CREATED' | 'EDITED' | 'FORKED' | 'RESTORED' | 'SCHEMA_CHANGE'
export type ChangeEffect = 'REWRITTEN' | 'BROKEN'

/** What a version keeps; a query has that of its latest one. Made anew for each table. */
const content = () => ({
  name: text().notNull(),
  nameEn: text(),
  description: text(),
  descriptionEn: text(),
  document: text().notNull(),
  operationName: text(),
  rows: text(),
  nested: text().$type<NestedRows>().notNull(),
  explode: text(),
  parameters: jsonb().$type<readonly Parameter[]>().notNull(),
  picture: jsonb().$type<Picture>(),
})

/** Saved queries as they are now. The row of a deleted one stays without its content, so that no slug is given twice. */
export const savedQuery = postgres.table(
  'saved_query',
  {
    id: text().primaryKey(),
    slug: text().notNull().unique(),
    ownerId: text().notNull(),
    version: integer().notNull(),
    ...content(),
    visibility: text().$type<QueryVisibility>().notNull(),
    sharedWith: text().array().notNull(),
    platform: text(),
    folder: text(),
    tags: text().array().notNull(),
    forkOf: text(),
    estimatedCost: integer().notNull(),
    /** What it sorts by name: pinyin of Chinese. */
    nameKey: text().notNull(),
    runs: integer().notNull(),
    lastRunAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    deletedAt: instant(),
    /** Since when the graph cannot run it. */
    brokenAt: instant(),
  },
  (t) => [
    check('saved_query_visibility', sql`visibility in ('PRIVATE', 'PEOPLE', 'PLATFORM', 'PUBLIC')`),
    check('saved_query_nested', sql`nested in ('JOIN', 'EXPLODE')`),
    check('saved_query_platform', sql`visibility <> 'PLATFORM' or platform is not null`),
    index('saved_query_owner').on(t.ownerId, t.updatedAt),
    index('saved_query_updated').on(t.updatedAt, t.id),
    index('saved_query_shared').using('gin', t.sharedWith),
  ],
)

/** Each save. Never changed; gone with the query. */
export const savedQueryVersion = postgres.table(
  'saved_query_version',
  {
    queryId: text().notNull().references(() => savedQuery.id),
    version: integer().notNull(),
    reason: text().$type<VersionReason>().notNull(),
    /** Null where we rewrote it. */
    by: text(),
    at: instant().notNull(),
    /** Version of the graph that it was checked against. */
    graphVersion: text().notNull(),
    ...content(),
    /** Who might see the query then: others than its owner see no version that was narrower than the query is now. */
    visibility: text().$type<QueryVisibility>().notNull(),
    /** Of the save: a retry of it is answered with what it made. */
    mutation: text().unique(),
  },
  (t) => [primaryKey({ columns: [t.queryId, t.version] })],
)

/** What published schemas did to it. */
export const savedQueryChange = postgres.table(
  'saved_query_change',
  {
    queryId: text().notNull().references(() => savedQuery.id),
    /** Of the graph's version. */
    sequence: integer().notNull(),
    effect: text().$type<ChangeEffect>().notNull(),
    at: instant().notNull(),
    namespace: text(),
    coordinates: text().array().notNull(),
    message: text().notNull(),
    messageEn: text().notNull(),
    version: integer(),
    acknowledgedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.queryId, t.sequence] })],
)

/** Runs and people by day. */
export const savedQueryUse = postgres.table(
  'saved_query_use',
  { queryId: text().notNull().references(() => savedQuery.id), day: date({ mode: 'string' }).notNull(), runs: integer().notNull(), people: integer().notNull() },
  (t) => [primaryKey({ columns: [t.queryId, t.day] })],
)

/** Who ran what today, as hashes with the salt of the day: both are thrown away with the day, and nobody is recognised any more. */
export const savedQueryPerson = postgres.table(
  'saved_query_person',
  { day: date({ mode: 'string' }).notNull(), queryId: text().notNull(), person: text().notNull() },
  (t) => [primaryKey({ columns: [t.day, t.queryId, t.person] })],
)

export const savedQuerySalt = postgres.table('saved_query_salt', { day: date({ mode: 'string' }).primaryKey(), salt: text().notNull() })
