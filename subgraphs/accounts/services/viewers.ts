import type { RoleGrant, Viewer } from '../../../schema/viewer.ts'
import type { Database } from '../../kit/database.ts'
import { liveApiKey, noteUsed } from '../repositories/api-keys.ts'
import { grantsByUsers } from '../repositories/role-grants.ts'
import { liveSession, noteSeen } from '../repositories/sessions.ts'
import { usersByIds } from '../repositories/users.ts'
import { hashOf, KEY_PREFIX } from './secret.ts'

/** Whoever signed in is a USER, and what was given to them beside it. */
const grantsOf = async ({ db }: Database, userId: string, now: Date): Promise<RoleGrant[]> => {
  const held = (await grantsByUsers(db, [userId], now)).get(userId) ?? []
  return [{ role: 'USER' }, ...held.map(({ role, scope }) => ({ role, ...(scope === null ? {} : { scope }) }))]
}

/** Looked up with each request, so that a sign-out or a role that was taken back holds at once. */
export const viewerOfSession = async (database: Database, token: string, now: Date): Promise<Viewer | null> => {
  const found = await liveSession(database.db, hashOf(token), now)
  if (!found) return null
  await noteSeen(database.db, found, now)
  return { id: found.userId, grants: await grantsOf(database, found.userId, now), session: found.id }
}

export const viewerOfKey = async (database: Database, key: string, now: Date): Promise<Viewer | null> => {
  const found = key.startsWith(KEY_PREFIX) ? await liveApiKey(database.db, hashOf(key), now) : undefined
  if (!found) return null
  await noteUsed(database.db, found.id, now)
  return { id: found.userId, grants: await grantsOf(database, found.userId, now), scopes: found.scopes }
}

/** A person for whom a job asks, with the rights that they have now; null where they may not sign in any more. */
export const viewerOfUser = async (database: Database, id: string, now: Date): Promise<Viewer | null> => {
  const found = (await usersByIds(database.db, [id])).get(id)
  return found?.status === 'ACTIVE' ? { id, grants: await grantsOf(database, id, now) } : null
}
