import { NotAllowedError } from '../../kit/ask-as.ts'
import { Loop } from '../../kit/loop.ts'
import { claimDelivery, type DeliveryRow, removeWaiting, updateDelivery } from '../repositories/deliveries.ts'
import { noteSchedule, type ScheduleRow, schedulesByIds } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { DeliveryFault } from '../tables/schedule.ts'
import { sendDigest } from './send-digest.ts'
import { sendWebhook } from './send-webhook.ts'

const IDLE_MS = 2_000
/** After each try that did not succeed; the fifth is the last. */
const PAUSES_MS = [60_000, 300_000, 1_800_000, 7_200_000]

/** `gone`: the other side wants no more of them. */
type Outcome = { sent: true } | { sent: false; lasting: boolean; gone?: boolean; fault: DeliveryFault }

const NOT_ALLOWED: DeliveryFault = { message: '您的账号现在不能查询', messageEn: 'Your account may not ask the graph now' }
const NOT_YET: DeliveryFault = { message: '暂时不能送达', messageEn: 'It could not be delivered yet' }

const isWanted = (channel: DeliveryRow['channel'], { mail, webhook, webhookSecret }: ScheduleRow): boolean => (channel === 'MAIL' ? mail : webhook !== null && webhookSecret !== null)

/** Sends what was written down with alerts, each message once where it was accepted: five tries with growing pauses, then the schedule says why not. */
export const createDispatcher = (runtime: RegistryRuntime, idleMs = IDLE_MS): Loop => {
  const { database: { db }, log } = runtime
  const sent = async (row: DeliveryRow, schedule: ScheduleRow): Promise<Outcome> => {
    try {
      if (row.channel === 'MAIL') return await sendDigest(runtime, row, schedule)
      const { webhook, webhookSecret } = schedule
      if (webhook === null || webhookSecret === null) throw new Error('a message for a webhook that is not set')
      return await sendWebhook(runtime, row, { ...schedule, webhook, webhookSecret })
    } catch (error) {
      if (error instanceof NotAllowedError) return { sent: false, lasting: true, fault: NOT_ALLOWED }
      log.warn({ delivery: String(row.id), err: error }, 'a message could not be composed; it is tried again')
      return { sent: false, lasting: false, fault: NOT_YET }
    }
  }
  const settle = async (row: DeliveryRow, outcome: Outcome): Promise<void> => {
    const now = new Date()
    const noted = (fault: DeliveryFault | null) => (row.channel === 'MAIL' ? { mailFault: fault } : { webhookFault: fault })
    if (outcome.sent) {
      await updateDelivery(db, row, { state: 'SENT', sentAt: now, fault: null })
      return noteSchedule(db, row.schedule, noted(null))
    }
    const pause = outcome.lasting ? undefined : PAUSES_MS[row.attempts - 1]
    if (pause !== undefined) return updateDelivery(db, row, { fault: outcome.fault, notBefore: new Date(now.getTime() + pause) })
    await updateDelivery(db, row, { state: 'FAILED', fault: outcome.fault })
    await noteSchedule(db, row.schedule, { ...noted(outcome.fault), ...(outcome.gone ? { webhook: null, webhookSecret: null } : {}) })
  }
  return new Loop({
    log, idleMs,
    step: async () => {
      const row = await claimDelivery(db)
      if (!row) return false
      const schedule = (await schedulesByIds(db, [row.schedule])).get(row.schedule)
      if (schedule && isWanted(row.channel, schedule)) await settle(row, await sent(row, schedule))
      else await removeWaiting(db, row.schedule, row.channel)
      return true
    },
    onError: (error) => log.error({ err: error }, 'messages could not be looked at'),
  })
}
