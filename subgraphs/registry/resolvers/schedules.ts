import type { PageArguments } from '../../kit/page.ts'
import { alertPage, type AlertRow } from '../repositories/alerts.ts'
import { schedulePage, type ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryContext } from '../runtime.ts'
import { acknowledgeAlerts } from '../services/acknowledge-alerts.ts'
import { deleteSchedule, renewFeedAddress, runScheduleNow, updateSchedule } from '../services/change-schedule.ts'
import { createSchedule } from '../services/create-schedule.ts'
import { setWebhook } from '../services/set-webhook.ts'
import { sendTestNotification } from '../services/send-test-notification.ts'
import { findRun, findSchedule } from '../services/find-schedule.ts'
import { mutation } from './as-mutation.ts'
import { pageByTime } from './by-time.ts'

const schedules = ({ savedQuery = null, ...args }: PageArguments & { savedQuery?: string | null }, { runtime, viewer: { id: owner } }: RegistryContext) =>
  owner === undefined ? null : pageByTime<ScheduleRow>('schedules', args, ({ createdAt }) => createdAt, (page) => schedulePage(runtime.database.db, { owner, savedQuery }, page))

const alerts = ({ unseenOnly, ...args }: PageArguments & { unseenOnly?: boolean | null }, { runtime, viewer: { id: owner } }: RegistryContext) =>
  owner === undefined ? null : pageByTime<AlertRow>('alerts', args, ({ at }) => at, (page) => alertPage(runtime.database.db, { owner, unseenOnly: unseenOnly ?? false }, page))

export const scheduleQueries = {
  schedule: (_source: unknown, { id }: { id: string }, context: RegistryContext) => findSchedule(context, id),
  schedules: (_source: unknown, args: Parameters<typeof schedules>[0], context: RegistryContext) => schedules(args, context),
  queryRun: (_source: unknown, { id }: { id: string }, context: RegistryContext) => findRun(context, id),
  alerts: (_source: unknown, args: Parameters<typeof alerts>[0], context: RegistryContext) => alerts(args, context),
}

export const scheduleMutations = {
  createSchedule: mutation(createSchedule),
  updateSchedule: mutation(updateSchedule),
  deleteSchedule: mutation(deleteSchedule),
  runScheduleNow: mutation(runScheduleNow),
  renewFeedAddress: mutation(renewFeedAddress),
  acknowledgeAlerts: mutation(acknowledgeAlerts),
  sendTestNotification: mutation(sendTestNotification),
  setWebhook: mutation(setWebhook),
}
