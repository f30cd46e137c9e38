import { recordAudit } from '../repositories/audit.ts'
import { endGrant, grantsByIds } from '../repositories/role-grants.ts'
import type { AccountsContext } from '../runtime.ts'
import { authoriseGrant, grantPayload, type RoleGrantPayload } from './grant-role.ts'
import { inputError, type Mutating, once } from './once.ts'

/** Whoever may give a role may take it back. From the next request on it is not held any more. */
export const revokeRole = async (context: AccountsContext, input: Mutating & { grant: string }): Promise<RoleGrantPayload> => {
  const { viewer, now, runtime: { database: { db } } } = context
  const missing = inputError('NOT_FOUND', `没有在用的角色 ${input.grant} / No role in force ${input.grant}`, 'grant')
  const known = (await grantsByIds(db, [input.grant])).get(input.grant)
  if (!known) return { grant: null, user: null, errors: [missing] }
  authoriseGrant(context, known.userId, known.role, known.scope)
  const { id, errors } = await once(context, 'revokeRole', input, known.id, async (tx) => {
    if (!(await endGrant(tx, known.id, { at: now, by: viewer.id ?? null }))) return [missing]
    await recordAudit(tx, context, now, { userId: known.userId, action: 'ROLE_REVOKED', before: { id: known.id, role: known.role, scope: known.scope } })
    return []
  })
  return grantPayload(context, id, errors)
}
