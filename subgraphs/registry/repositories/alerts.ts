import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { alert } from '../tables/schedule.ts'

export type AlertRow = typeof alert.$inferSelect

export const insertAlert = async (tx: Executor, row: typeof alert.$inferInsert): Promise<void> => {
  await tx.insert(alert).values(row)
}

export interface AlertPosition { at: Date; id: string }

/** One page of a person's alerts, latest first, one more than asked for. */
export const alertPage = (db: Executor, { owner, unseenOnly }: { owner: string; unseenOnly: boolean }, { after, backward, size }: { after: AlertPosition | null; backward: boolean; size: number }): Promise<AlertRow[]> => {
  const beyond = after && (backward ? sql`(${alert.at}, ${alert.id}) > (${after.at.toISOString()}::timestamptz, ${after.id})` : sql`(${alert.at}, ${alert.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`)
  const order = backward ? [asc(alert.at), asc(alert.id)] : [desc(alert.at), desc(alert.id)]
  return db.select().from(alert).where(and(eq(alert.owner, owner), unseenOnly ? isNull(alert.seenAt) : undefined, beyond ?? undefined)).orderBy(...order).limit(size + 1)
}

export const alertsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, AlertRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(alert).where(inArray(alert.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export const countUnseenAlerts = async (db: Executor, owner: string): Promise<number> =>
  (await db.select({ count: count() }).from(alert).where(and(eq(alert.owner, owner), isNull(alert.seenAt))))[0]?.count ?? 0

/** How many became seen: those of this owner that were not, all of them where no ids are given. */
export const markSeen = async (db: Executor, owner: string, ids: readonly string[] | null, now: Date): Promise<number> =>
  (await db.update(alert).set({ seenAt: now }).where(and(eq(alert.owner, owner), isNull(alert.seenAt), ids === null ? undefined : inArray(alert.id, [...ids]))).returning({ id: alert.id })).length
