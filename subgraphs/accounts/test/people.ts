import type { RoleGrant } from '../../../schema/viewer.ts'
import type { AccountStore } from '../open-account-store.ts'
import { userIdOf } from '../services/sign-in.ts'

export const TEST_ISSUER = 'https://issuer.test'

/** A person with an account and these roles; the id. */
export const person = async (store: AccountStore, subject: string, grants: readonly RoleGrant[] = []): Promise<string> => {
  await store.seedPeople([{ issuer: TEST_ISSUER, subject, displayName: `人${subject}`, email: `${subject}@example.org`, orcid: '0000-0002-1825-0097', grants }])
  return userIdOf({ issuer: TEST_ISSUER, subject })
}

/** The token of a new session of that person. */
export const sessionOf = async (store: AccountStore, subject: string, sid: string | null = null): Promise<string> => {
  const made = await store.signIn({ issuer: TEST_ISSUER, subject, displayName: `人${subject}`, email: `${subject}@example.org`, sid, idToken: null, userAgent: 'test', replaces: null, requestId: 'test' })
  if (!made) throw new Error(`${subject} may not sign in`)
  return made.token
}
