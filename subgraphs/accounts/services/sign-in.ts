import { randomUUID } from 'node:crypto'
import { resourceId } from '../../../schema/resource-id.ts'
import type { Database } from '../../kit/database.ts'
import { recordAudit } from '../repositories/audit.ts'
import { endSessionByToken, insertSession, LONGEST_MS } from '../repositories/sessions.ts'
import { insertUser, lockUser, noteSignIn } from '../repositories/users.ts'
import { NAMESPACE } from '../tables/postgres.ts'
import { hashOf, newSecret } from './secret.ts'

/** What an issuer says of a person. */
export interface Identity { issuer: string; subject: string; displayName: string; email: string | null; emailVerified?: boolean }

export interface SignIn extends Identity {
  sid: string | null
  idToken: string | null
  userAgent: string | null
  /** Token of the session that this browser had before: it ends. */
  replaces: string | null
  requestId: string
}

/** The same person has the same id in every database. */
export const userIdOf = ({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): string => resourceId(NAMESPACE, issuer, subject)

export const newUserRow = ({ issuer, subject, displayName, email, emailVerified = false }: Identity, now: Date) => ({
  id: userIdOf({ issuer, subject }), issuer, subject, displayName, email, emailVerified, status: 'ACTIVE' as const, version: 1, createdAt: now,
})

/** A new session with a token of its own, always: one that was there before the sign-in is worth nothing after it. Null where the account is suspended or closed. */
export const signIn = async ({ db }: Database, { issuer, subject, displayName, email, emailVerified = false, sid, idToken, userAgent, replaces, requestId }: SignIn, now: Date): Promise<{ token: string; userId: string } | null> => {
  const token = newSecret()
  const userId = userIdOf({ issuer, subject })
  const actor = { viewer: { id: userId, grants: [{ role: 'USER' as const }] }, requestId }
  return db.transaction(async (tx) => {
    const made = await insertUser(tx, newUserRow({ issuer, subject, displayName, email, emailVerified }, now))
    const user = made ?? (await lockUser(tx, userId))
    if (user?.status !== 'ACTIVE') return null
    if (made) await recordAudit(tx, actor, now, { userId, action: 'USER_CREATED', after: { issuer } })
    await noteSignIn(tx, userId, { displayName, email, emailVerified, at: now })
    if (replaces !== null) await endSessionByToken(tx, hashOf(replaces), now)
    const id = randomUUID()
    await insertSession(tx, { tokenHash: hashOf(token), id, userId, issuer, sid, idToken, userAgent, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + LONGEST_MS) })
    await recordAudit(tx, actor, now, { userId, action: 'SIGNED_IN', after: { session: id, userAgent } })
    return { token, userId }
  })
}
