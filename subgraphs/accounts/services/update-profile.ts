import { isText } from '../../../schema/check-document.ts'
import { namespaceOf } from '../../../schema/resource-id.ts'
import { ownId } from '../permissions.ts'
import { recordAudit } from '../repositories/audit.ts'
import { lockUser, updateUser, type UserRow, usersByIds } from '../repositories/users.ts'
import type { AccountsContext } from '../runtime.ts'
import { normaliseOrcid } from './orcid.ts'
import { inputError, type Mutating, once, type UserError } from './once.ts'

export interface UpdateProfileInput extends Mutating { displayName?: string | null; orcid?: string | null; organization?: string | null; expectedVersion: number }

const LONGEST_NAME = 100

const errorsOf = ({ displayName, orcid, organization }: UpdateProfileInput): UserError[] => [
  ...(displayName !== undefined && (displayName === null || displayName.trim() === '' || displayName.length > LONGEST_NAME || !isText(displayName)) ? [inputError('NAME_INVALID', `姓名应为 1–${LONGEST_NAME} 字 / A name has 1 to ${LONGEST_NAME} characters`, 'displayName')] : []),
  ...(orcid != null && normaliseOrcid(orcid) === null ? [inputError('ORCID_INVALID', `不是 ORCID:${orcid.slice(0, 40)} / Not an ORCID iD`, 'orcid')] : []),
  ...(organization != null && namespaceOf(organization) !== 'platforms' ? [inputError('ID_INVALID', '所属机构应为机构的编号 / The organization is given by its id', 'organization')] : []),
]

/** One's own profile. What is not given stays as it is. */
export const updateProfile = async (context: AccountsContext, input: UpdateProfileInput): Promise<{ user: UserRow | null; errors: UserError[] }> => {
  const { viewer, now, runtime: { database: { db } } } = context
  const userId = ownId(viewer)
  const wrong = errorsOf(input)
  if (wrong.length > 0) return { user: null, errors: wrong }
  const change = {
    ...(input.displayName == null ? {} : { displayName: input.displayName.trim() }),
    ...(input.orcid === undefined ? {} : { orcid: input.orcid === null ? null : normaliseOrcid(input.orcid) }),
    ...(input.organization === undefined ? {} : { organizationId: input.organization }),
  }
  const { errors } = await once(context, 'updateProfile', input, userId, async (tx) => {
    const before = await lockUser(tx, userId)
    if (!before) return [inputError('NOT_FOUND', '此身份没有账号 / This identity has no account')]
    const after = await updateUser(tx, userId, input.expectedVersion, { ...change, profileEditedAt: now })
    if (!after) return [inputError('CONFLICT', `记录已是版本 ${before.version},请据此修改 / The entry is of version ${before.version}`, 'expectedVersion')]
    const seen = ({ displayName, orcid, organizationId }: UserRow) => ({ displayName, orcid, organizationId })
    await recordAudit(tx, context, now, { userId, action: 'PROFILE_UPDATED', before: seen(before), after: seen(after) })
    return []
  })
  return { user: errors.length > 0 ? null : (await usersByIds(db, [userId])).get(userId) ?? null, errors }
}
