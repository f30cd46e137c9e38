import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import type { KitTables } from './tables/kit-tables.ts'

/** Raise when what `documents/` says of unchanged rows changes, so that every follower reads them anew. */
const MAPPING_VERSION = 2

/**
 * The epoch of a subgraph's feed. It is bound to the cluster, its timeline and the mapping of documents: after a restore, a move to another
 * cluster or a change of mapping a new one begins, and old cursors answer RESYNC. Transaction ids of another cluster mean nothing here,
 * so the changes are stamped anew.
 */
export const currentEpoch = async ({ db }: Database, { feed, change }: KitTables): Promise<string> => {
  const [found] = (await db.execute(sql`select (select system_identifier::text from pg_control_system()) as cluster, (select timeline_id::text from pg_control_checkpoint()) as timeline, (select oid::text from pg_database where datname = current_database()) as database`)) as unknown as { cluster: string; timeline: string; database: string }[]
  const origin = JSON.stringify([found?.cluster, found?.timeline, found?.database, MAPPING_VERSION])
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`keyuan epoch`}))`)
    const [known] = await tx.select().from(feed)
    if (known?.origin === origin) return known.epoch
    const epoch = createHash('sha256').update(`${origin} ${Date.now()}`).digest('hex').slice(0, 12)
    await tx.insert(feed).values({ epoch, origin }).onConflictDoUpdate({ target: feed.one, set: { epoch, origin } })
    await tx.update(change).set({ xid: sql`pg_current_xact_id()` })
    return epoch
  })
}
