import { ownId } from '../permissions.ts'
import { recordAudit } from '../repositories/audit.ts'
import { endSessionById, endSessionsOf, type SessionRow, sessionsByIds } from '../repositories/sessions.ts'
import type { AccountsContext } from '../runtime.ts'
import { inputError, type Mutating, once, type UserError } from './once.ts'

/** One's own sign-in in one browser. */
export const endSession = async (context: AccountsContext, input: Mutating & { id: string }): Promise<{ session: SessionRow | null; errors: UserError[] }> => {
  const { viewer, now, runtime: { database: { db } } } = context
  const userId = ownId(viewer)
  const { id, errors } = await once(context, 'endSession', input, input.id, async (tx) => {
    const known = (await sessionsByIds(tx, [input.id])).get(input.id)
    if (known?.userId !== userId) return [inputError('NOT_FOUND', `没有登录 ${input.id} / No session ${input.id}`, 'id')]
    const ended = await endSessionById(tx, userId, input.id, now)
    if (ended.length > 0) await recordAudit(tx, context, now, { userId, action: 'SESSION_ENDED', before: { id: known.id, userAgent: known.userAgent } })
    return []
  })
  return { session: errors.length > 0 ? null : (await sessionsByIds(db, [id])).get(id) ?? null, errors }
}

/** All of one's own sign-ins, the one that asks included. */
export const signOutEverywhere = async (context: AccountsContext, input: Mutating): Promise<{ ended: number; errors: UserError[] }> => {
  const { viewer, now } = context
  const userId = ownId(viewer)
  let ended = 0
  await once(context, 'signOutEverywhere', input, userId, async (tx) => {
    ended = (await endSessionsOf(tx, userId, now)).length
    await recordAudit(tx, context, now, { userId, action: 'SIGNED_OUT_EVERYWHERE', after: { sessions: ended } })
    return []
  })
  return { ended, errors: [] }
}
