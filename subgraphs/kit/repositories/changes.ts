import { sql } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import type { Store } from '../store.ts'
import { insertRows, overwriteOn } from './insert-rows.ts'
import { oneOf } from './one-of.ts'

export interface ChangeRow { id: string; typename: string; version: bigint; xid: string; deleted: boolean }

/** Records the latest change of resources, in the transaction that wrote them: its own id is the place in the feed. Returns that id. */
export const recordChanges = async (db: Executor, store: Store, changes: readonly Omit<ChangeRow, 'xid'>[]): Promise<string> => {
  const [current] = (await db.execute(sql`select pg_current_xact_id()::text as xid`)) as unknown as { xid: string }[]
  const xid = current?.xid ?? '0'
  if (changes.length === 0) return xid
  const { change } = store.tables
  await insertRows(db, change, changes.map((row) => ({ ...row, xid })), { then: overwriteOn(change, ['id']) })
  await db.execute(sql`select pg_notify('keyuan_change', ${store.namespace})`)
  return xid
}

/**
 * Changes after a place in the feed, oldest first, one more than asked for. Only transactions below the snapshot's xmin are read:
 * no transaction still running can commit a change before a place that was handed out.
 */
export const changesAfter = async (db: Executor, store: Store, after: { xid: string; id: string } | null, size: number): Promise<ChangeRow[]> => {
  const { change } = store.tables
  const rows = await db
    .select()
    .from(change)
    .where(sql`${change.xid} < pg_snapshot_xmin(pg_current_snapshot())${after ? sql` and (${change.xid}, ${change.id}) > (${after.xid}::xid8, ${after.id})` : sql``}`)
    .orderBy(change.xid, change.id)
    .limit(size + 1)
  return rows
}

/** True where a place lies beyond every transaction there is: the cluster was put back to an earlier state. */
export const isBeyond = async (db: Executor, xid: string): Promise<boolean> => {
  const [row] = (await db.execute(sql`select ${xid}::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) as beyond`)) as unknown as { beyond: boolean }[]
  return row?.beyond === true
}

export const changesByIds = async (db: Executor, store: Store, ids: readonly string[]): Promise<Map<string, ChangeRow>> => {
  const { change } = store.tables
  const rows = await db.select().from(change).where(oneOf(change.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}
