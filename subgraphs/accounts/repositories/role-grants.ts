import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { roleGrant } from '../tables/user.ts'

export type RoleGrantRow = typeof roleGrant.$inferSelect

const inForce = (now: Date) => and(isNull(roleGrant.revokedAt), or(isNull(roleGrant.expiresAt), gt(roleGrant.expiresAt, now)))

/** Those in force, oldest first, by user. */
export const grantsByUsers = async (db: Executor, userIds: readonly string[], now: Date): Promise<Map<string, RoleGrantRow[]>> => {
  const rows = userIds.length === 0 ? [] : await db.select().from(roleGrant).where(and(inArray(roleGrant.userId, [...userIds]), inForce(now))).orderBy(asc(roleGrant.grantedAt), asc(roleGrant.id))
  return Map.groupBy(rows, (row) => row.userId)
}

export const grantsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, RoleGrantRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(roleGrant).where(inArray(roleGrant.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export const insertGrants = async (db: Executor, rows: readonly (typeof roleGrant.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await db.insert(roleGrant).values([...rows])
}

/** False where it was not in force any more. */
export const endGrant = async (db: Executor, id: string, { at, by }: { at: Date; by: string | null }): Promise<boolean> =>
  (await db.update(roleGrant).set({ revokedAt: at, revokedBy: by }).where(and(eq(roleGrant.id, id), inForce(at))).returning()).length > 0
