import { notInArray, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { indexCheck } from '../tables/indexing.ts'

/** What the last check found, by namespace; `at` of all of them is when it ended. A namespace without findings has no row but that of `*`. */
export type CheckRow = typeof indexCheck.$inferSelect
export const EVERY = '*'

export const storeCheck = async (db: Executor, found: ReadonlyMap<string, { missing: number; orphan: number; stale: number }>, at: Date): Promise<void> => {
  const rows = [{ namespace: EVERY, missing: 0, orphan: 0, stale: 0, at }, ...[...found].map(([namespace, counts]) => ({ namespace, ...counts, at }))]
  await db.insert(indexCheck).values(rows).onConflictDoUpdate({
    target: indexCheck.namespace,
    set: { missing: sql`excluded.missing`, orphan: sql`excluded.orphan`, stale: sql`excluded.stale`, at: sql`excluded.at` },
  })
  await db.delete(indexCheck).where(notInArray(indexCheck.namespace, rows.map((row) => row.namespace)))
}

export const lastCheck = (db: Executor): Promise<CheckRow[]> => db.select().from(indexCheck)
