import { and, asc, desc, eq, gt, inArray, lt, type SQL } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { savedQueryVersion } from '../tables/saved-query.ts'

export type SavedQueryVersionRow = typeof savedQueryVersion.$inferSelect

/** False where this save was stored before: a retry. */
export const insertQueryVersion = async (db: Executor, row: typeof savedQueryVersion.$inferInsert): Promise<boolean> =>
  (await db.insert(savedQueryVersion).values(row).onConflictDoNothing().returning({ version: savedQueryVersion.version })).length > 0

export const versionByMutation = async (db: Executor, mutation: string): Promise<SavedQueryVersionRow | undefined> =>
  (await db.select().from(savedQueryVersion).where(eq(savedQueryVersion.mutation, mutation)))[0]

/** One page of a query's versions, latest first, one more than asked for. */
export const queryVersionPage = (db: Executor, queryId: string, visible: SQL, { after, backward, size }: { after: number | null; backward: boolean; size: number }): Promise<SavedQueryVersionRow[]> =>
  db.select().from(savedQueryVersion)
    .where(and(eq(savedQueryVersion.queryId, queryId), visible, after === null ? undefined : backward ? gt(savedQueryVersion.version, after) : lt(savedQueryVersion.version, after)))
    .orderBy(backward ? asc(savedQueryVersion.version) : desc(savedQueryVersion.version)).limit(size + 1)

export const queryVersionsByNumbers = async (db: Executor, queryId: string, versions: readonly number[], visible: SQL): Promise<Map<number, SavedQueryVersionRow>> => {
  const rows = await db.select().from(savedQueryVersion).where(and(eq(savedQueryVersion.queryId, queryId), inArray(savedQueryVersion.version, [...versions]), visible))
  return new Map(rows.map((row) => [row.version, row]))
}

export const deleteQueryVersions = async (db: Executor, queryId: string): Promise<void> => {
  await db.delete(savedQueryVersion).where(eq(savedQueryVersion.queryId, queryId))
}
