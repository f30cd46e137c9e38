import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, unique } from 'drizzle-orm/pg-core'
import type { Role } from '../../../schema/viewer.ts'
import { instant, postgres } from './postgres.ts'

export type UserStatus = 'ACTIVE' | 'SUSPENDED' | 'CLOSED'

/** Whoever signed in once. The id is derived from issuer and subject, so the same person is the same user on a new database. */
export const user = postgres.table(
  'user',
  {
    id: text().primaryKey(),
    issuer: text().notNull(),
    subject: text().notNull(),
    displayName: text().notNull(),
    email: text(),
    /** Whether the issuer says that the address is the person's: only then it is written to. */
    emailVerified: boolean().notNull().default(false),
    orcid: text(),
    organizationId: text(),
    status: text().$type<UserStatus>().notNull(),
    version: integer().notNull(),
    createdAt: instant().notNull(),
    lastSignInAt: instant(),
    /** From then on the name is the person's own choice and no sign-in changes it. */
    profileEditedAt: instant(),
  },
  (t) => [unique('user_identity').on(t.issuer, t.subject), check('user_status', sql`status in ('ACTIVE', 'SUSPENDED', 'CLOSED')`)],
)

/** Roles that were given. A row is never removed: who had which right when is part of the record. */
export const roleGrant = postgres.table(
  'role_grant',
  {
    id: text().primaryKey(),
    userId: text().notNull().references(() => user.id),
    role: text().$type<Role>().notNull(),
    /** Such as `platform:platforms:p1`; null where the role is global. */
    scope: text(),
    grantedAt: instant().notNull(),
    grantedBy: text(),
    expiresAt: instant(),
    revokedAt: instant(),
    revokedBy: text(),
  },
  (t) => [index('role_grant_user').on(t.userId, t.grantedAt)],
)
