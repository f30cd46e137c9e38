import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { savedQuery, savedQueryChange } from '../tables/saved-query.ts'

export type SavedQueryChangeRow = typeof savedQueryChange.$inferSelect

/** Latest first, by query. */
export const changesByQueries = async (db: Executor, ids: readonly string[]): Promise<Map<string, SavedQueryChangeRow[]>> => {
  const rows = await db.select().from(savedQueryChange).where(inArray(savedQueryChange.queryId, [...ids])).orderBy(desc(savedQueryChange.sequence))
  return Map.groupBy(rows, (row) => row.queryId)
}

export const insertChanges = async (db: Executor, rows: readonly (typeof savedQueryChange.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await db.insert(savedQueryChange).values([...rows])
}

export const acknowledgeChanges = async (db: Executor, queryId: string, now: Date): Promise<void> => {
  await db.update(savedQueryChange).set({ acknowledgedAt: now }).where(and(eq(savedQueryChange.queryId, queryId), isNull(savedQueryChange.acknowledgedAt)))
}

export const deleteChanges = async (db: Executor, queryId: string): Promise<void> => {
  await db.delete(savedQueryChange).where(eq(savedQueryChange.queryId, queryId))
}

/** How many changes the owner of living queries has not acknowledged. */
export const unseenChanges = async (db: Executor, ownerId: string): Promise<number> =>
  (await db.select({ count: sql<number>`count(*)::int` }).from(savedQueryChange).innerJoin(savedQuery, eq(savedQuery.id, savedQueryChange.queryId))
    .where(and(eq(savedQuery.ownerId, ownerId), isNull(savedQuery.deletedAt), isNull(savedQueryChange.acknowledgedAt))))[0]?.count ?? 0
