import { randomUUID } from 'node:crypto'
import { isText } from '../../../schema/check-document.ts'
import { RESOURCE_ID } from '../../../schema/resource-id.ts'
import type { Role } from '../../../schema/viewer.ts'
import { domainError } from '../../kit/errors.ts'
import { authoriseInPerson, mayGrant, ownId, scopesOfRole, type ScopeType } from '../permissions.ts'
import { recordAudit } from '../repositories/audit.ts'
import { grantsByIds, grantsByUsers, insertGrants, type RoleGrantRow } from '../repositories/role-grants.ts'
import { lockUser, type UserRow, usersByIds } from '../repositories/users.ts'
import type { AccountsContext } from '../runtime.ts'
import { inputError, type Mutating, once, type UserError } from './once.ts'

export interface GrantRoleInput extends Mutating { user: string; role: Role; scopeType?: ScopeType | null; scopeId?: string | null; expiresAt?: string | null }
export interface RoleGrantPayload { grant: RoleGrantRow | null; user: UserRow | null; errors: UserError[] }

const SCOPE_ID: Record<ScopeType, RegExp> = { PLATFORM: RESOURCE_ID, ORGANIZATION: RESOURCE_ID, PROJECT: RESOURCE_ID, PROVINCE: /^\d{6}$/, DOMAIN: /^[A-Z][A-Z_]{1,39}$/ }

/** As viewers bear it: `platform:platforms:p1`. */
const scopeOf = ({ scopeType, scopeId }: GrantRoleInput): string | null => (scopeType == null ? null : `${scopeType.toLowerCase()}:${scopeId ?? ''}`)

const errorsOf = (input: GrantRoleInput, now: Date): UserError[] => {
  const { role, scopeType, scopeId, expiresAt } = input
  const allowed = scopesOfRole(role)
  if (allowed.length === 0) return [inputError('ROLE_INVALID', `角色 ${role} 不由人授予 / The role ${role} is not given by anybody`, 'role')]
  if (!allowed.includes(scopeType ?? 'GLOBAL')) return [inputError('SCOPE_INVALID', `角色 ${role} 的范围应为 ${allowed.join('、')} / The scope of ${role} is one of ${allowed.join(', ')}`, 'scopeType')]
  if (scopeType == null ? scopeId != null : !SCOPE_ID[scopeType].test(scopeId ?? '') || !isText(scopeId ?? '')) return [inputError('SCOPE_INVALID', '范围与其类别不符 / The scope does not fit its kind', 'scopeId')]
  return expiresAt != null && !(new Date(expiresAt) > now) ? [inputError('EXPIRY_INVALID', '到期时间应在将来 / It expires in the future', 'expiresAt')] : []
}

/** Nobody changes their own rights, whatever they are. */
export const authoriseGrant = (context: AccountsContext, userId: string, role: Role, scope: string | null): void => {
  const { viewer } = context
  if (ownId(viewer) === userId) throw domainError('FORBIDDEN', { zh: '不能变更自己的角色', en: 'Nobody changes their own roles' })
  authoriseInPerson(viewer)
  if (!mayGrant(viewer, role, scope)) throw domainError('FORBIDDEN', { zh: '角色由中心与运行方授予;单位管理员、平台管理者只能授予本单位、本平台之内的角色', en: 'Roles are given by the Center and the operator; a unit or a platform gives those inside its own' })
}

export const grantPayload = async ({ runtime: { database: { db } } }: AccountsContext, grantId: string, errors: UserError[]): Promise<RoleGrantPayload> => {
  const grant = errors.length > 0 ? undefined : (await grantsByIds(db, [grantId])).get(grantId)
  return { grant: grant ?? null, user: grant ? (await usersByIds(db, [grant.userId])).get(grant.userId) ?? null : null, errors }
}

export const grantRole = async (context: AccountsContext, input: GrantRoleInput): Promise<RoleGrantPayload> => {
  const { viewer, now } = context
  const scope = scopeOf(input)
  authoriseGrant(context, input.user, input.role, scope)
  const wrong = errorsOf(input, now)
  if (wrong.length > 0) return { grant: null, user: null, errors: wrong }
  const row = { id: randomUUID(), userId: input.user, role: input.role, scope, grantedAt: now, grantedBy: viewer.id ?? null, expiresAt: input.expiresAt == null ? null : new Date(input.expiresAt) }
  const { id, errors } = await once(context, 'grantRole', input, row.id, async (tx) => {
    const user = await lockUser(tx, input.user)
    if (user?.status !== 'ACTIVE') return [inputError('NOT_FOUND', `没有在用的账号 ${input.user} / No account in use ${input.user}`, 'user')]
    const held = (await grantsByUsers(tx, [input.user], now)).get(input.user) ?? []
    if (held.some((grant) => grant.role === row.role && grant.scope === scope)) return [inputError('ALREADY_GRANTED', '已有此角色;要改期限请先收回 / The role is held already: take it back to give it for another time', 'role')]
    await insertGrants(tx, [row])
    await recordAudit(tx, context, now, { userId: input.user, action: 'ROLE_GRANTED', after: { id: row.id, role: row.role, scope, expiresAt: row.expiresAt } })
    return []
  })
  return grantPayload(context, id, errors)
}
