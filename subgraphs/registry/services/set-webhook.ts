import { removeWaiting } from '../repositories/deliveries.ts'
import { holdSchedule, noteSchedule, type ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryContext } from '../runtime.ts'
import { asUserError, problem } from '../saved-queries/problem.ts'
import { newWebhookSecret, webhookProblem } from '../schedules/webhook.ts'
import { findSchedule } from './find-schedule.ts'
import type { UserError } from './read-submission.ts'
import { signedIn } from './save-query.ts'

export interface SetWebhookInput { id: string; url?: string | null; clientMutationId?: string | null }
export interface WebhookSet { schedule: ScheduleRow | null; secret: string | null; errors: UserError[] }

const UNKNOWN = problem({ code: 'NOT_FOUND', zh: '没有这个定期运行', en: 'There is no such schedule', path: ['id'] })

/** Sets the webhook of a schedule with a new secret, told this once; without an address it is taken away, with what waits to be posted. */
export const setWebhook = async (context: RegistryContext, { id, url }: SetWebhookInput): Promise<WebhookSet> => {
  const { runtime, viewer } = context
  signedIn(viewer)
  const row = await findSchedule(context, id)
  const wrong = row ? (url == null ? null : webhookProblem(url, runtime.webhooks)) : UNKNOWN
  if (!row || wrong) return { schedule: null, secret: null, errors: wrong ? [asUserError(wrong)] : [] }
  const change = { webhook: url ?? null, webhookSecret: url == null ? null : newWebhookSecret(), webhookFault: null }
  await runtime.database.db.transaction(async (tx) => {
    await holdSchedule(tx, row.id)
    await noteSchedule(tx, row.id, change)
    // What waits was meant for the address of before.
    await removeWaiting(tx, row.id, 'WEBHOOK')
  })
  return { schedule: { ...row, ...change }, secret: change.webhookSecret, errors: [] }
}
