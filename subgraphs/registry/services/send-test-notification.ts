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
const OFF = problem({ code: 'MAIL_OFF', zh: '此定期运行没有开启邮件', en: 'Mail is not turned on for this schedule', path: ['id'] })
const TOO_SOON = problem({ code: 'TOO_SOON', zh: '十分钟内至多一封测试邮件', en: 'One test message in ten minutes', path: ['id'] })

/** Writes down a test message to the schedule's owner; what became of it, `notify.mailFault` says. */
export const sendTestNotification = async (context: RegistryContext, { id }: ScheduleIdInput): Promise<ScheduleOutcome> => {
  const { runtime, viewer, now } = context
  signedIn(viewer)
  const row = await findSchedule(context, id)
  if (!row) return refusedSchedule(UNKNOWN)
  if (!row.mail) return refusedSchedule(OFF)
  return runtime.database.db.transaction(async (tx) => {
    // So that two who ask at once are one after the other.
    await holdSchedule(tx, row.id)
    const last = await lastTestAt(tx, row.id)
    if (last && now.getTime() - last.getTime() < AGAIN_MS) return refusedSchedule(TOO_SOON)
    await insertDelivery(tx, { schedule: row.id, alert: null, channel: 'MAIL', state: 'WAITING', attempts: 0, notBefore: now, createdAt: now, messageId: newMessageId() })
    return { schedule: row, errors: [] }
  })
}
