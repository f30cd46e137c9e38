import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { user } from '../tables/user.ts'

export type UserRow = typeof user.$inferSelect

export const usersByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, UserRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(user).where(inArray(user.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Held until the transaction ends: whatever is decided about one person is decided one after the other. */
export const lockUser = async (db: Executor, id: string): Promise<UserRow | undefined> =>
  (await db.select().from(user).where(eq(user.id, id)).for('update'))[0]

/** The new user, or undefined where there is one of this id already. */
export const insertUser = async (db: Executor, row: typeof user.$inferInsert): Promise<UserRow | undefined> =>
  (await db.insert(user).values(row).onConflictDoNothing().returning())[0]

/** The changed user; undefined where it is of another version. */
export const updateUser = async (db: Executor, id: string, expected: number, change: Partial<typeof user.$inferInsert>): Promise<UserRow | undefined> =>
  (await db.update(user).set({ ...change, version: expected + 1 }).where(and(eq(user.id, id), eq(user.version, expected))).returning())[0]

/** What an issuer says anew at each sign-in. A name that the person chose stays. */
export const noteSignIn = async (db: Executor, id: string, { displayName, email, emailVerified, at }: { displayName: string; email: string | null; emailVerified: boolean; at: Date }): Promise<void> => {
  await db.update(user).set({ email, emailVerified, lastSignInAt: at }).where(eq(user.id, id))
  await db.update(user).set({ displayName, version: sql`${user.version} + 1` }).where(and(eq(user.id, id), isNull(user.profileEditedAt), sql`${user.displayName} <> ${displayName}`))
}
