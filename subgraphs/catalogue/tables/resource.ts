import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import type { CoreDocument } from '../../../schema/document.ts'
import { xid8 } from '../../kit/tables/xid8.ts'
import { postgres } from './postgres.ts'

/** The read model: the latest core document of each resource of the graph. Withdrawn ones stay, with their tombstone. */
export const resource = postgres.table(
  'resource',
  {
    id: text().primaryKey(),
    namespace: text().notNull(),
    typename: text().notNull(),
    resourceType: text().notNull(),
    /** Version that the owner gave. */
    version: text().notNull(),
    /** Our own count of changes: the external version of the index. Never goes back, whatever the owner does. */
    revision: bigint({ mode: 'bigint' }).notNull(),
    contentHash: text().notNull(),
    deleted: boolean().notNull(),
    document: jsonb().$type<CoreDocument>().notNull(),
    asOf: timestamp({ precision: 3, withTimezone: true, mode: 'date' }).notNull(),
    /** The walk of the feed in which it was last seen; what a full walk did not see is gone at its source. */
    walk: text().notNull(),
    /** Transaction that last changed it: orders what the index follows. */
    xid: xid8().notNull(),
    cstr: text(),
    platformId: text(),
    status: text().notNull(),
    /** `bucketOf(id)` and `rowChecksum(id, revision, contentHash)` of search/document/row-checksum.ts: what the index is compared by. */
    bucket: integer().notNull().generatedAlwaysAs(sql`('x' || substr(md5(id), 1, 4))::bit(16)::integer >> 6`),
    checksum: bigint({ mode: 'number' }).notNull().generatedAlwaysAs(sql`('x' || substr(md5(id || ' ' || revision::text || ' ' || content_hash), 1, 8))::bit(32)::bigint`),
  },
  (t) => [
    index('resource_order').on(t.xid, t.id),
    index('resource_walk').on(t.namespace, t.walk),
    index('resource_type').on(t.resourceType, t.deleted),
    index('resource_cstr').on(t.cstr),
    index('resource_platform').on(t.platformId, t.id),
    // Holds all that the drift check and the counts ask of what can be searched, so that they never read the rows.
    index('resource_searchable').on(t.bucket, t.namespace, t.resourceType, t.id, t.revision, t.checksum).where(sql`status in ('PUBLISHED', 'EMBARGOED')`),
    // Few: records with texts that wait for the end of their embargo.
    index('resource_embargo').on(sql`((document #>> '{sharing,embargoUntil}') collate "C")`).where(sql`document #> '{search,protected}' is not null and document #>> '{sharing,embargoUntil}' is not null`),
  ],
)

/** What a resource was from one moment to another: one row per version, dimensions only. Answers `asOf` and "what changed". */
export const resourceHistory = postgres.table(
  'resource_history',
  {
    id: text().notNull(),
    revision: bigint({ mode: 'bigint' }).notNull(),
    validFrom: timestamp({ precision: 3, withTimezone: true, mode: 'date' }).notNull(),
    validTo: timestamp({ precision: 3, withTimezone: true, mode: 'date' }),
    version: text().notNull(),
    deleted: boolean().notNull(),
    dimensions: jsonb().$type<Record<string, string[]>>().notNull(),
  },
  (t) => [index('resource_history_id').on(t.id, t.revision), index('resource_history_valid').on(t.validFrom, t.validTo)],
)
