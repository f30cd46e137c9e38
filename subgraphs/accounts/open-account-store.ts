import type { Viewer } from '../../schema/viewer.ts'
import { openDatabase } from '../kit/database.ts'
import { seedPeople, type SeededPerson } from './services/seed-people.ts'
import { signIn, type SignIn } from './services/sign-in.ts'
import { endByIssuer, type LogoutNotice, signOut, type SignedOut } from './services/sign-out.ts'
import { viewerOfKey, viewerOfSession, viewerOfUser } from './services/viewers.ts'

/** What a gateway asks of the accounts, and does with them at sign-in and sign-out, straight in the database: it works while the process of the accounts is away. */
export interface AccountStore {
  /** Whoever is signed in with this token of a cookie; null where nobody is any more. */
  viewerOfSession(token: string): Promise<Viewer | null>
  /** Whoever made this API key; null where it is none in force. */
  viewerOfKey(key: string): Promise<Viewer | null>
  /** A person for whom a job asks; null where they may not sign in any more. */
  viewerOfUser(id: string): Promise<Viewer | null>
  /** Null where the account is suspended or closed. */
  signIn(identity: SignIn): Promise<{ token: string; userId: string } | null>
  /** Signs the holder of this token out everywhere. */
  signOut(token: string, requestId: string): Promise<SignedOut | null>
  /** How many sessions ended. */
  endByIssuer(notice: LogoutNotice, requestId: string): Promise<number>
  seedPeople(people: readonly SeededPerson[]): Promise<void>
  close(): Promise<void>
}

const CONNECTIONS = 4

export const openAccountStore = (databaseUrl: string): AccountStore => {
  const database = openDatabase({ url: databaseUrl, connections: CONNECTIONS, name: 'sign-in' })
  return {
    viewerOfSession: (token) => viewerOfSession(database, token, new Date()),
    viewerOfKey: (key) => viewerOfKey(database, key, new Date()),
    viewerOfUser: (id) => viewerOfUser(database, id, new Date()),
    signIn: (identity) => signIn(database, identity, new Date()),
    signOut: (token, requestId) => signOut(database, token, requestId, new Date()),
    endByIssuer: (notice, requestId) => endByIssuer(database, notice, requestId, new Date()),
    seedPeople: (people) => seedPeople(database, people, new Date()),
    close: () => database.close(),
  }
}
