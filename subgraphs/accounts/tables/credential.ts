import { index, text } from 'drizzle-orm/pg-core'
import { instant, postgres } from './postgres.ts'
import { user } from './user.ts'

/** Signed-in browsers. Of the token in the cookie only the hash is kept. */
export const session = postgres.table(
  'session',
  {
    tokenHash: text().primaryKey(),
    /** What people see and end it by. */
    id: text().notNull().unique(),
    userId: text().notNull().references(() => user.id),
    issuer: text().notNull(),
    /** The issuer's own name of the session, by which it ends it. */
    sid: text(),
    /** What the issuer is shown when the person signs out; gone when the session is over. */
    idToken: text(),
    userAgent: text(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [index('session_user').on(t.userId, t.createdAt), index('session_sid').on(t.sid)],
)

export type ApiKeyScope = 'READ' | 'WRITE' | 'EXPORT'

/** Keys of scripts. Only their hash is kept, and the last four characters for people to tell them apart. */
export const apiKey = postgres.table(
  'api_key',
  {
    id: text().primaryKey(),
    hash: text().notNull().unique(),
    userId: text().notNull().references(() => user.id),
    name: text().notNull(),
    ending: text().notNull(),
    scopes: text().array().$type<ApiKeyScope[]>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [index('api_key_user').on(t.userId, t.createdAt)],
)
