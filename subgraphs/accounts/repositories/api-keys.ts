import { and, count, desc, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { apiKey } from '../tables/credential.ts'
import { user } from '../tables/user.ts'

export type ApiKeyRow = typeof apiKey.$inferSelect

const USED_MS = 60_000

export const insertApiKey = async (db: Executor, row: typeof apiKey.$inferInsert): Promise<void> => {
  await db.insert(apiKey).values(row)
}

/** The key of this hash, where it is in force and its user may sign in. */
export const liveApiKey = async (db: Executor, hash: string, now: Date): Promise<ApiKeyRow | undefined> =>
  (await db.select({ apiKey }).from(apiKey).innerJoin(user, eq(user.id, apiKey.userId)).where(and(eq(apiKey.hash, hash), isNull(apiKey.revokedAt), gt(apiKey.expiresAt, now), eq(user.status, 'ACTIVE'))))[0]?.apiKey

/** Written down once a minute. */
export const noteUsed = async (db: Executor, id: string, now: Date): Promise<void> => {
  await db.update(apiKey).set({ lastUsedAt: now }).where(and(eq(apiKey.id, id), or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, new Date(now.getTime() - USED_MS)))))
}

/** Latest first, those that are over too, by user. */
export const apiKeysByUsers = async (db: Executor, userIds: readonly string[]): Promise<Map<string, ApiKeyRow[]>> => {
  const rows = await db.select().from(apiKey).where(inArray(apiKey.userId, [...userIds])).orderBy(desc(apiKey.createdAt))
  return Map.groupBy(rows, (row) => row.userId)
}

export const apiKeysByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, ApiKeyRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(apiKey).where(inArray(apiKey.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export const countLiveKeys = async (db: Executor, userId: string, now: Date): Promise<number> =>
  (await db.select({ keys: count() }).from(apiKey).where(and(eq(apiKey.userId, userId), isNull(apiKey.revokedAt), gt(apiKey.expiresAt, now))))[0]?.keys ?? 0

/** False where the person has no such key, or none in force. */
export const revokeKey = async (db: Executor, userId: string, id: string, now: Date): Promise<boolean> =>
  (await db.update(apiKey).set({ revokedAt: now }).where(and(eq(apiKey.userId, userId), eq(apiKey.id, id), isNull(apiKey.revokedAt))).returning({ id: apiKey.id })).length > 0
