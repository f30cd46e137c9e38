import { sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { resource } from '../tables/resource.ts'
import type { ResourceRow } from './read-model.ts'

/** A place in the order in which the read model changed: `<transaction id> <resource id>`. */
export const encodePlace = (row: Pick<ResourceRow, 'xid' | 'id'>): string => `${row.xid} ${row.id}`
const decodePlace = (place: string): { xid: string; id: string } => ({ xid: place.slice(0, place.indexOf(' ')), id: place.slice(place.indexOf(' ') + 1) })

/** Before all changes. */
export const FIRST_PLACE = '0 '

const isBehind = (place: string) => {
  const { xid, id } = decodePlace(place)
  return sql`(${resource.xid}, ${resource.id}) > (${xid}::xid8, ${id})`
}

/** Only transactions below the snapshot's xmin, so that no late commit is passed over. */
const IS_SETTLED = sql`${resource.xid} < pg_snapshot_xmin(pg_current_snapshot())`
/** Transaction ids of another cluster, from before a move, can lie ahead of all that happened in this one. */
const IS_OF_HERE = sql`${resource.xid} < pg_snapshot_xmax(pg_current_snapshot())`

/** Where a row changed after a place, settled or not. */
export const changedAfter = (place: string) => sql`${IS_OF_HERE} and ${isBehind(place)}`

/** Rows that changed after a place, in the order in which they did. */
export const changedRows = async (db: Executor, after: string, size: number): Promise<ResourceRow[]> =>
  db.select().from(resource).where(sql`${IS_SETTLED} and ${isBehind(after)}`).orderBy(resource.xid, resource.id).limit(size)

/** The place behind all that is settled now: who reads the rows after asking, and follows from here, misses nothing. */
export const currentPlace = async (db: Executor): Promise<string> => {
  const [found] = (await db.execute(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`)) as unknown as { xid: string }[]
  return `${found?.xid ?? '0'} `
}

/** Names the cluster, its timeline and the database: transaction ids mean nothing in another one. */
export const databaseOrigin = async (db: Executor): Promise<string> => {
  const [found] = (await db.execute(sql`select (select system_identifier from pg_control_system()) || '.' || (select timeline_id from pg_control_checkpoint()) || '.' || (select oid from pg_database where datname = current_database()) as origin`)) as unknown as { origin: string }[]
  return found?.origin ?? ''
}

/** The last place there is, committed or about to be read; null where the read model is empty. */
export const lastPlace = async (db: Executor): Promise<string | null> => {
  const [row] = await db
    .select({ xid: resource.xid, id: resource.id })
    .from(resource)
    .where(IS_OF_HERE)
    .orderBy(sql`${resource.xid} desc, ${resource.id} desc`)
    .limit(1)
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
