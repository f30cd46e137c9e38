import { markSeen } from '../repositories/alerts.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, problem } from '../saved-queries/problem.ts'
import { alertIds } from '../schedules/ids.ts'
import type { UserError } from './read-submission.ts'
import { signedIn } from './save-query.ts'

const MOST = 200

/** Marks alerts of the viewer's own as seen; ids of others mark nothing. */
export const acknowledgeAlerts = async ({ runtime, viewer, now }: RegistryContext, { ids, all }: { ids?: readonly string[] | null; all?: boolean | null; clientMutationId?: string | null }): Promise<{ acknowledged: number; errors: UserError[] }> => {
  const owner = signedIn(viewer)
  if ((ids == null) === (all !== true)) return { acknowledged: 0, errors: [asUserError(problem({ code: 'BAD_INPUT', zh: '请给出 ids,或 all: true,二者取一', en: 'Give ids, or all: true, one of them', path: ['ids'] }))] }
  if (ids && ids.length > MOST) return { acknowledged: 0, errors: [asUserError(problem({ code: 'TOO_MANY', zh: `一次至多 ${MOST} 个`, en: `${MOST} at once at most`, path: ['ids'] }))] }
  return { acknowledged: await markSeen(runtime.database.db, owner, ids ? ids.flatMap((id) => alertIds.localOf(id) ?? []) : null, now), errors: [] }
}
