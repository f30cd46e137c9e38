import type { Executor } from '../../kit/database.ts'
import { insertAlert } from '../repositories/alerts.ts'
import { insertDelivery } from '../repositories/deliveries.ts'
import type { QueryRunRow } from '../repositories/query-runs.ts'
import type { ScheduleRow } from '../repositories/schedules.ts'
import type { AlertKind } from '../tables/schedule.ts'
import { alertIds, newMessageId } from './ids.ts'

/** Writes down an alert with the messages that its owner wants of it, in the transaction that ends the run: both or neither. They are sent by the dispatcher. */
export const raiseAlert = async (tx: Executor, schedule: Pick<ScheduleRow, 'id' | 'owner' | 'mail' | 'webhook'>, run: Pick<QueryRunRow, 'id'>, kind: AlertKind, now: Date): Promise<void> => {
  const id = alertIds.newLocal()
  await insertAlert(tx, { id, owner: schedule.owner, run: run.id, kind, at: now })
  const message = { schedule: schedule.id, alert: id, state: 'WAITING' as const, attempts: 0, notBefore: now, createdAt: now }
  if (schedule.mail) await insertDelivery(tx, { ...message, channel: 'MAIL', messageId: newMessageId() })
  if (schedule.webhook !== null) await insertDelivery(tx, { ...message, channel: 'WEBHOOK', messageId: newMessageId() })
}
