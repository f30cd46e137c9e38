import { isText } from '../../../schema/check-document.ts'
import { seesAllOf } from '../permissions.ts'
import { type ApiKeyRow, apiKeysByUsers } from '../repositories/api-keys.ts'
import { grantsByUsers, type RoleGrantRow } from '../repositories/role-grants.ts'
import { type SessionRow, sessionsByUsers } from '../repositories/sessions.ts'
import { type UserRow, usersByIds } from '../repositories/users.ts'
import type { AccountsContext } from '../runtime.ts'

export const findUser = async (context: AccountsContext, id: string): Promise<UserRow | null> =>
  !isText(id) ? null : context.loader<string, UserRow | null>('user', async (ids) => {
    const rows = await usersByIds(context.runtime.database.db, ids)
    return ids.map((each) => rows.get(each) ?? null)
  }).load(id)

/** A list of what belongs to users, one statement for all of a level. */
const listOf = <Row>(context: AccountsContext, name: string, userId: string, load: (ids: readonly string[]) => Promise<Map<string, Row[]>>): Promise<Row[]> =>
  context.loader<string, Row[]>(name, async (ids) => {
    const rows = await load(ids)
    return ids.map((each) => rows.get(each) ?? [])
  }).load(userId)

/** For the person, the Center and the operator: whatever a user is beside a name. */
const guarded = <T>(read: (row: UserRow, context: AccountsContext) => T) => (row: UserRow, _args: unknown, context: AccountsContext): T | null =>
  seesAllOf(context.viewer, row.id) ? read(row, context) : null

/** What opens doors: for the person alone. */
const own = <T>(read: (row: UserRow, context: AccountsContext) => T) => (row: UserRow, _args: unknown, context: AccountsContext): T | null =>
  context.viewer.id === row.id ? read(row, context) : null

export const User = {
  __resolveReference: ({ id }: { id: string }, context: AccountsContext) => findUser(context, id),
  email: guarded(({ email }) => email),
  emailVerified: own(({ email, emailVerified }) => email !== null && emailVerified),
  orcid: guarded(({ orcid }) => orcid),
  organization: guarded(({ organizationId }) => (organizationId === null ? null : { __typename: 'Organization', id: organizationId })),
  status: guarded(({ status }) => status),
  version: guarded(({ version }) => version),
  createdAt: guarded(({ createdAt }) => createdAt),
  lastSignInAt: guarded(({ lastSignInAt }) => lastSignInAt),
  roles: guarded(({ id }, context) => listOf<RoleGrantRow>(context, 'roles', id, (ids) => grantsByUsers(context.runtime.database.db, ids, context.now))),
  apiKeys: own(({ id }, context) => listOf<ApiKeyRow>(context, 'keys', id, (ids) => apiKeysByUsers(context.runtime.database.db, ids))),
  sessions: own(({ id }, context) => listOf<SessionRow>(context, 'sessions', id, (ids) => sessionsByUsers(context.runtime.database.db, ids, context.now))),
}

/** `platform:platforms:p1` as the graph says it. */
export const RoleGrant = {
  scopeType: ({ scope }: RoleGrantRow) => scope?.slice(0, scope.indexOf(':')).toUpperCase() ?? null,
  scopeId: ({ scope }: RoleGrantRow) => scope?.slice(scope.indexOf(':') + 1) ?? null,
}
