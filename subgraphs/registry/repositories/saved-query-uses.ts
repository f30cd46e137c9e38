import { and, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { savedQuery, savedQueryPerson, savedQuerySalt, savedQueryUse } from '../tables/saved-query.ts'

export type SavedQueryUseRow = typeof savedQueryUse.$inferSelect

/** The salt of a day; with the first run of a day those of other days and what was hashed with them are thrown away. */
export const saltOf = async (tx: Executor, day: string, fresh: string): Promise<string> => {
  const inserted = await tx.insert(savedQuerySalt).values({ day, salt: fresh }).onConflictDoNothing().returning()
  if (inserted[0]) {
    await tx.delete(savedQuerySalt).where(lt(savedQuerySalt.day, day))
    await tx.delete(savedQueryPerson).where(lt(savedQueryPerson.day, day))
    return fresh
  }
  const [known] = await tx.select().from(savedQuerySalt).where(eq(savedQuerySalt.day, day))
  if (!known) throw new Error(`no salt of ${day}`)
  return known.salt
}

/** True where this person has not run it today yet. */
export const addPerson = async (tx: Executor, day: string, queryId: string, person: string): Promise<boolean> =>
  (await tx.insert(savedQueryPerson).values({ day, queryId, person }).onConflictDoNothing().returning({ person: savedQueryPerson.person })).length > 0

/** Counts a run of a query that is there; false where it is not. */
export const addRun = async (tx: Executor, queryId: string, day: string, people: number, now: Date): Promise<boolean> => {
  const counted = await tx.update(savedQuery).set({ runs: sql`${savedQuery.runs} + 1`, lastRunAt: now }).where(and(eq(savedQuery.id, queryId), sql`${savedQuery.deletedAt} is null`)).returning({ id: savedQuery.id })
  if (counted.length === 0) return false
  await tx.insert(savedQueryUse).values({ queryId, day, runs: 1, people })
    .onConflictDoUpdate({ target: [savedQueryUse.queryId, savedQueryUse.day], set: { runs: sql`${savedQueryUse.runs} + 1`, people: sql`${savedQueryUse.people} + ${people}` } })
  return true
}

/** People of all days, by query. */
export const peopleByQueries = async (db: Executor, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await db.select({ id: savedQueryUse.queryId, people: sql<number>`sum(${savedQueryUse.people})::int` }).from(savedQueryUse).where(inArray(savedQueryUse.queryId, [...ids])).groupBy(savedQueryUse.queryId)
  return new Map(rows.map(({ id, people }) => [id, people]))
}

/** Days after `since`, latest first. */
export const usesSince = async (db: Executor, ids: readonly string[], since: string): Promise<Map<string, SavedQueryUseRow[]>> => {
  const rows = await db.select().from(savedQueryUse).where(and(inArray(savedQueryUse.queryId, [...ids]), gt(savedQueryUse.day, since))).orderBy(desc(savedQueryUse.day))
  return Map.groupBy(rows, (row) => row.queryId)
}

export const deleteUses = async (db: Executor, queryId: string): Promise<void> => {
  await db.delete(savedQueryUse).where(eq(savedQueryUse.queryId, queryId))
  await db.delete(savedQueryPerson).where(eq(savedQueryPerson.queryId, queryId))
}
