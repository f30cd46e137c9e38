import { rowPage } from '../exports/row-page.ts'
import type { RowChange } from '../exports/difference.ts'
import { alertsByIds } from '../repositories/alerts.ts'
import type { DeliveryRow } from '../repositories/deliveries.ts'
import { runsByIds } from '../repositories/query-runs.ts'
import type { ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryRuntime } from '../runtime.ts'
import { runIds, scheduleIds } from './ids.ts'
import { sentenceOf } from './sentence.ts'
import { postWebhook, type WebhookBody, type WebhookOutcome } from './webhook.ts'

const MOST_CHANGES = 200
const TEST = { zh: '这是一次测试:提醒会这样送来', en: 'This is a test: alerts come like this' }

const bodyOf = async ({ database: { db }, publicUrl }: RegistryRuntime, { alert: alertId, messageId, createdAt }: DeliveryRow, schedule: ScheduleRow): Promise<WebhookBody> => {
  const alert = alertId === null ? undefined : (await alertsByIds(db, [alertId])).get(alertId)
  const run = alert && (await runsByIds(db, [alert.run])).get(alert.run)
  const changes = run?.changes == null ? [] : await rowPage<RowChange>(db, { id: run.changes }, 0, MOST_CHANGES)
  const { zh, en } = alert && run ? sentenceOf(alert.kind, schedule, run) : TEST
  return {
    type: alert ? 'alert' : 'test', id: messageId, at: createdAt.toISOString(), kind: alert?.kind ?? null, message: zh, messageEn: en, schedule: { id: scheduleIds.idOf(schedule.id), name: schedule.name },
    run: run ? { id: runIds.idOf(run.id), address: `${publicUrl()}/runs/${run.id}`, rows: run.rows, added: run.added, changed: run.changed, gone: run.gone } : null,
    changes: changes.flatMap(({ kind, key }) => (key === null ? [] : [{ kind, id: key }])),
  }
}

/** Posts a message to the webhook of its schedule. The owner has to be somebody who may ask the graph: throws `NotAllowedError` otherwise. */
export const sendWebhook = async (runtime: RegistryRuntime, row: DeliveryRow, schedule: ScheduleRow & { webhook: string; webhookSecret: string }): Promise<WebhookOutcome> => {
  await runtime.askAs(schedule.owner, { query: '{ me { id } }' })
  return postWebhook(runtime.webhooks, { url: schedule.webhook, secret: schedule.webhookSecret }, await bodyOf(runtime, row, schedule), new Date())
}
