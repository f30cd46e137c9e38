import { isText } from '../../../schema/check-document.ts'
import { domainError } from '../../kit/errors.ts'
import { authoriseInPerson, ownId, runsAccounts } from '../permissions.ts'
import { recordAudit } from '../repositories/audit.ts'
import { endSessionsOf } from '../repositories/sessions.ts'
import { lockUser, updateUser, type UserRow, usersByIds } from '../repositories/users.ts'
import type { AccountsContext } from '../runtime.ts'
import type { UserStatus } from '../tables/user.ts'
import { inputError, type Mutating, once, type UserError } from './once.ts'

export interface ChangeInput extends Mutating { user: string; expectedVersion: number }

const REASON = { least: 2, most: 500 }

const authorise = ({ viewer }: AccountsContext, userId: string): void => {
  if (ownId(viewer) === userId || !runsAccounts(viewer)) throw domainError('FORBIDDEN', { zh: '账号由中心与运行方停用或恢复,且不能是自己的', en: 'Accounts are suspended and reinstated by the Center and the operator, and not their own' })
  authoriseInPerson(viewer)
}

const change = async (context: AccountsContext, verb: string, input: ChangeInput, from: UserStatus, to: UserStatus, reason?: string): Promise<{ user: UserRow | null; errors: UserError[] }> => {
  const { now, runtime: { database: { db } } } = context
  const { errors } = await once(context, verb, input, input.user, async (tx) => {
    const before = await lockUser(tx, input.user)
    if (!before) return [inputError('NOT_FOUND', `没有账号 ${input.user} / No account ${input.user}`, 'user')]
    if (before.status !== from) return [inputError('STATE_WRONG', `账号现为 ${before.status} / The account is ${before.status}`, 'user')]
    if (!(await updateUser(tx, input.user, input.expectedVersion, { status: to }))) return [inputError('CONFLICT', `记录已是版本 ${before.version},请据此修改 / The entry is of version ${before.version}`, 'expectedVersion')]
    const ended = to === 'ACTIVE' ? [] : await endSessionsOf(tx, input.user, now)
    await recordAudit(tx, context, now, { userId: input.user, action: to === 'ACTIVE' ? 'REINSTATED' : 'SUSPENDED', before: { status: from }, after: { status: to, ...(reason === undefined ? {} : { reason, sessions: ended.length }) } })
    return []
  })
  return { user: errors.length > 0 ? null : (await usersByIds(db, [input.user])).get(input.user) ?? null, errors }
}

/** Every sign-in of the person ends, keys are refused, nobody acts for them. */
export const suspendUser = async (context: AccountsContext, input: ChangeInput & { reason: string }): Promise<{ user: UserRow | null; errors: UserError[] }> => {
  authorise(context, input.user)
  const reason = input.reason.trim()
  if (reason.length < REASON.least || reason.length > REASON.most || !isText(reason)) return { user: null, errors: [inputError('REASON_LENGTH', `理由应为 ${REASON.least}–${REASON.most} 字 / A reason has ${REASON.least} to ${REASON.most} characters`, 'reason')] }
  return change(context, 'suspendUser', input, 'ACTIVE', 'SUSPENDED', reason)
}

export const reinstateUser = async (context: AccountsContext, input: ChangeInput): Promise<{ user: UserRow | null; errors: UserError[] }> => {
  authorise(context, input.user)
  return change(context, 'reinstateUser', input, 'SUSPENDED', 'ACTIVE')
}
