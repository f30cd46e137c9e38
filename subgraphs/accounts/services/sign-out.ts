import type { Database } from '../../kit/database.ts'
import { recordAudit, takeReceipt } from '../repositories/audit.ts'
import { endSessionsOf, endSessionsOfIssuer, liveSession } from '../repositories/sessions.ts'
import { hashOf } from './secret.ts'
import { userIdOf } from './sign-in.ts'

export interface SignedOut { userId: string; issuer: string; idToken: string | null }

/** Whoever holds this token is signed out everywhere at once. Null where it is the token of no live session. */
export const signOut = async ({ db }: Database, token: string, requestId: string, now: Date): Promise<SignedOut | null> =>
  db.transaction(async (tx) => {
    const found = await liveSession(tx, hashOf(token), now)
    if (!found) return null
    const { userId, issuer, idToken } = found
    const ended = await endSessionsOf(tx, userId, now)
    await recordAudit(tx, { viewer: { id: userId, grants: [{ role: 'USER' }] }, requestId }, now, { userId, action: 'SIGNED_OUT_EVERYWHERE', after: { sessions: ended.length } })
    return { userId, issuer, idToken }
  })

export interface LogoutNotice { issuer: string; jti: string; sid?: string | undefined; subject?: string | undefined }

/** What an issuer tells by its back channel. Each notice counts once: sent again it ends nothing that began since. */
export const endByIssuer = async ({ db }: Database, { issuer, jti, sid, subject }: LogoutNotice, requestId: string, now: Date): Promise<number> =>
  db.transaction(async (tx) => {
    if ((await takeReceipt(tx, JSON.stringify(['logout', issuer, jti]), 'done', now)) !== null) return 0
    const ended = await endSessionsOfIssuer(tx, issuer, { sid, ...(subject === undefined ? {} : { userId: userIdOf({ issuer, subject }) }) }, now)
    for (const { userId, id } of ended) await recordAudit(tx, { viewer: { id: issuer, grants: [{ role: 'SERVICE' }] }, requestId }, now, { userId, action: 'SESSION_ENDED', before: { id } })
    return ended.length
  })
