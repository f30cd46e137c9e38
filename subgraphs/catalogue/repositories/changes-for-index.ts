import { sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { resource } from '../tables/resource.ts'
import type { ResourceRow } from './read-model.ts'

/** A place in the order in which the read model changed: `<transaction id> <resource id>`. */
export const encodePlace = (row: Pick<ResourceRow, 'xid' | 'id'>): string => `${row.xid} ${row.id}`
const decodePlace = (place: string): { xid: string; id: string } => ({ xid: place.slice(0, place.indexOf(' ')), id: place.slice(place.indexOf(' ') + 1) })

/** Rows that changed after a place; only transactions below the snapshot's xmin, so that no late commit is passed over. */
export const changedRows = async (db: Executor, after: string | null, size: number): Promise<ResourceRow[]> => {
  const place = after === null ? null : decodePlace(after)
  return db
    .select()
    .from(resource)
    .where(sql`${resource.xid} < pg_snapshot_xmin(pg_current_snapshot())${place ? sql` and (${resource.xid}, ${resource.id}) > (${place.xid}::xid8, ${place.id})` : sql``}`)
    .orderBy(resource.xid, resource.id)
    .limit(size)
}

/** Names the cluster, its timeline and the database: transaction ids mean nothing in another one. */
export const databaseOrigin = async (db: Executor): Promise<string> => {
  const [found] = (await db.execute(sql`select (select system_identifier from pg_control_system()) || '.' || (select timeline_id from pg_control_checkpoint()) || '.' || (select oid from pg_database where datname = current_database()) as origin`)) as unknown as { origin: string }[]
  return found?.origin ?? ''
}

/** Places every row anew, in this database's own transaction ids. */
export const restamp = async (db: Executor): Promise<void> => {
  await db.update(resource).set({ xid: sql`pg_current_xact_id()` })
}

/** The last place there is, committed or about to be read; null where the read model is empty. */
export const lastPlace = async (db: Executor): Promise<string | null> => {
  const [row] = await db.select({ xid: resource.xid, id: resource.id }).from(resource).orderBy(sql`${resource.xid} desc, ${resource.id} desc`).limit(1)
  return row ? encodePlace(row) : null
}

/** True where place `a` is at or after place `b`. */
export const hasReached = (a: string | null, b: string | null): boolean => {
  if (b === null) return true
  if (a === null) return false
  const [left, right] = [decodePlace(a), decodePlace(b)]
  const [x, y] = [BigInt(left.xid), BigInt(right.xid)]
  return x > y || (x === y && left.id >= right.id)
}
