import { and, desc, eq, gt, inArray, isNull, lt, type SQL } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { session } from '../tables/credential.ts'
import { user } from '../tables/user.ts'

export type SessionRow = typeof session.$inferSelect

/** Not seen for so long, a session is over. */
export const IDLE_MS = 12 * 3_600_000
/** However busy, it is over then. */
export const LONGEST_MS = 7 * 24 * 3_600_000
/** When it was last seen is written down this often. */
const SEEN_MS = 60_000

const alive = (now: Date): SQL | undefined =>
  and(isNull(session.endedAt), gt(session.expiresAt, now), gt(session.lastSeenAt, new Date(now.getTime() - IDLE_MS)))

export const insertSession = async (db: Executor, row: typeof session.$inferInsert): Promise<void> => {
  await db.insert(session).values(row)
}

/** The session of a token, where it is alive and its user may sign in. */
export const liveSession = async (db: Executor, tokenHash: string, now: Date): Promise<SessionRow | undefined> =>
  (await db.select({ session }).from(session).innerJoin(user, eq(user.id, session.userId)).where(and(eq(session.tokenHash, tokenHash), alive(now), eq(user.status, 'ACTIVE'))))[0]?.session

export const noteSeen = async (db: Executor, { tokenHash, lastSeenAt }: SessionRow, now: Date): Promise<void> => {
  if (now.getTime() - lastSeenAt.getTime() < SEEN_MS) return
  await db.update(session).set({ lastSeenAt: now }).where(and(eq(session.tokenHash, tokenHash), lt(session.lastSeenAt, now)))
}

/** Alive, latest first, by user. */
export const sessionsByUsers = async (db: Executor, userIds: readonly string[], now: Date): Promise<Map<string, SessionRow[]>> => {
  const rows = await db.select().from(session).where(and(inArray(session.userId, [...userIds]), alive(now))).orderBy(desc(session.createdAt))
  return Map.groupBy(rows, (row) => row.userId)
}

export const sessionsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, SessionRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(session).where(inArray(session.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

const end = (db: Executor, which: SQL | undefined, now: Date): Promise<SessionRow[]> =>
  db.update(session).set({ endedAt: now, idToken: null }).where(and(which, isNull(session.endedAt))).returning()

export const endSessionById = (db: Executor, userId: string, id: string, now: Date): Promise<SessionRow[]> => end(db, and(eq(session.userId, userId), eq(session.id, id)), now)
export const endSessionsOf = (db: Executor, userId: string, now: Date): Promise<SessionRow[]> => end(db, eq(session.userId, userId), now)
export const endSessionByToken = (db: Executor, tokenHash: string, now: Date): Promise<SessionRow[]> => end(db, eq(session.tokenHash, tokenHash), now)

/** Sessions that an issuer speaks of: by its name of the session, else all of the person. */
export const endSessionsOfIssuer = (db: Executor, issuer: string, { sid, userId }: { sid?: string | undefined; userId?: string | undefined }, now: Date): Promise<SessionRow[]> =>
  end(db, and(eq(session.issuer, issuer), sid === undefined ? undefined : eq(session.sid, sid), userId === undefined ? undefined : eq(session.userId, userId)), now)

/** Rows of sessions that nobody can use any more, so long after their end. */
export const forgetSessions = async (db: Executor, before: Date): Promise<number> =>
  (await db.delete(session).where(lt(session.expiresAt, before)).returning({ id: session.id })).length
