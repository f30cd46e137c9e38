import { insertDelivery, lastTestAt } from '../repositories/deliveries.ts'
import { holdSchedule } from '../repositories/schedules.ts'
import type { RegistryContext } from '../runtime.ts'
import { problem } from '../saved-queries/problem.ts'
import { newMessageId } from '../schedules/ids.ts'
import type { ScheduleIdInput } from './change-schedule.ts'
import { refusedSchedule, type ScheduleOutcome } from './create-schedule.ts'
import { findSchedule } from './find-schedule.ts'
import { signedIn } from './save-query.ts'

const AGAIN_MS = 600_000
const UNKNOWN = problem({ code: 'NOT_FOUND', zh: '没有这个定期运行', en: 'There is no such schedule', path: ['id'] })
const OFF = problem({ code: 'NOTIFY_OFF', zh: '此定期运行没有开启邮件,也没有 webhook', en: 'Neither mail nor a webhook is turned on for this schedule', path: ['id'] })
const TOO_SOON = problem({ code: 'TOO_SOON', zh: '十分钟内至多测试一次', en: 'One test in ten minutes', path: ['id'] })

/** Writes down a test message by each way that is on; what became of it, `notify` says. */
export const sendTestNotification = async (context: RegistryContext, { id }: ScheduleIdInput): Promise<ScheduleOutcome> => {
  const { runtime, viewer, now } = context
  signedIn(viewer)
  const row = await findSchedule(context, id)
  if (!row) return refusedSchedule(UNKNOWN)
  if (!row.mail && row.webhook === null) return refusedSchedule(OFF)
  return runtime.database.db.transaction(async (tx) => {
    // So that two who ask at once are one after the other.
    await holdSchedule(tx, row.id)
    const last = await lastTestAt(tx, row.id)
    if (last && now.getTime() - last.getTime() < AGAIN_MS) return refusedSchedule(TOO_SOON)
    const message = { schedule: row.id, alert: null, state: 'WAITING' as const, attempts: 0, notBefore: now, createdAt: now }
    if (row.mail) await insertDelivery(tx, { ...message, channel: 'MAIL', messageId: newMessageId() })
    if (row.webhook !== null) await insertDelivery(tx, { ...message, channel: 'WEBHOOK', messageId: newMessageId() })
    return { schedule: row, errors: [] }
  })
}
