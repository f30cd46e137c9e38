import { and, count, eq, gt, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { oneOf } from '../../kit/repositories/one-of.ts'
import { resource } from '../tables/resource.ts'
import { changedAfter } from './changes-for-index.ts'
import type { ResourceRow } from './read-model.ts'

/** Rows that can be searched. Written as the partial index `resource_searchable` has it. */
export const IS_SEARCHABLE = sql`${resource.status} in ('PUBLISHED', 'EMBARGOED')`

/** One page of all that can be searched, in order of id. */
export const searchableRows = async (db: Executor, after: string, size: number): Promise<ResourceRow[]> =>
  db.select().from(resource).where(and(gt(resource.id, after), IS_SEARCHABLE)).orderBy(resource.id).limit(size)

const byType = (rows: { type: string; total: number }[]): Map<string, number> => new Map(rows.map(({ type, total }) => [type, total]))

/** How many rows can be searched, by resource type, without those that changed after `place`: what an index that has followed to `place` holds at least. */
export const searchableByType = async (db: Executor, place: string): Promise<Map<string, number>> => {
  const all = byType(await db.select({ type: resource.resourceType, total: count() }).from(resource).where(IS_SEARCHABLE).groupBy(resource.resourceType))
  const later = await db.select({ type: resource.resourceType, total: count() }).from(resource).where(changedAfter(place)).groupBy(resource.resourceType)
  for (const { type, total } of later) all.set(type, Math.max(0, (all.get(type) ?? 0) - total))
  return all
}

/** How many rows can be searched, by namespace: one scan of `resource_searchable`. */
export const searchableByNamespace = async (db: Executor): Promise<Map<string, number>> => {
  const rows = await db.select({ namespace: resource.namespace, total: count() }).from(resource).where(IS_SEARCHABLE).groupBy(resource.namespace)
  return new Map(rows.map((row) => [row.namespace, row.total]))
}

/**
 * Counts the revision of rows up, above what the index holds of each: the index follows and writes them again. Ids without a row are passed over.
 * The index refuses equal and lower versions, so nothing less than a higher one mends what was changed behind its back.
 */
export const raiseRevisions = async (db: Executor, above: ReadonlyMap<string, bigint>): Promise<void> => {
  const entries = [...above]
  for (let at = 0; at < entries.length; at += 500) {
    const chunk = entries.slice(at, at + 500)
    await db.execute(sql`
      update ${resource} set revision = greatest(${resource}.revision, raised.above) + 1, xid = pg_current_xact_id()
      from unnest(${sql.param(chunk.map(([id]) => id))}::text[], ${sql.param(chunk.map(([, version]) => String(version)))}::bigint[]) as raised (id, above) where ${resource}.id = raised.id`)
  }
}

/** Raises the rows that still have the revision that was refused by one. Returns what it raised, with their new revisions. */
export const raiseRefused = async (db: Executor, refused: readonly { id: string; revision: bigint }[]): Promise<Map<string, bigint>> => {
  const rows = (await db.execute(sql`
    update ${resource} set revision = ${resource}.revision + 1, xid = pg_current_xact_id()
    from unnest(${sql.param(refused.map(({ id }) => id))}::text[], ${sql.param(refused.map(({ revision }) => String(revision)))}::bigint[]) as refused (id, revision)
    where ${resource}.id = refused.id and ${resource}.revision = refused.revision returning ${resource}.id, ${resource}.revision`)) as unknown as { id: string; revision: string }[]
  return new Map(rows.map(({ id, revision }) => [id, BigInt(revision)]))
}

/** Counts all rows of one bucket up. */
export const raiseBucket = async (db: Executor, bucket: number): Promise<void> => {
  await db.update(resource).set({ revision: sql`${resource.revision} + 1`, xid: sql`pg_current_xact_id()` }).where(and(eq(resource.bucket, bucket), IS_SEARCHABLE))
}

export const idsWithRow = async (db: Executor, ids: readonly string[]): Promise<Set<string>> => {
  const rows = ids.length === 0 ? [] : await db.select({ id: resource.id }).from(resource).where(oneOf(resource.id, ids))
  return new Set(rows.map((row) => row.id))
}
