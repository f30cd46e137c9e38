import { type AlertRow, alertsByIds } from '../repositories/alerts.ts'
import type { RegistryContext } from '../runtime.ts'
import { alertIds } from '../schedules/ids.ts'
import { sentenceOf, type Sentence } from '../schedules/sentence.ts'
import { findRun, findSchedule } from '../services/find-schedule.ts'

const findAlert = async ({ runtime, viewer }: RegistryContext, id: string): Promise<AlertRow | null> => {
  const local = alertIds.localOf(id)
  const row = local === null ? undefined : (await alertsByIds(runtime.database.db, [local])).get(local)
  return row && row.owner === viewer.id ? row : null
}

const said = async ({ kind, run: id }: AlertRow, context: RegistryContext): Promise<Sentence | null> => {
  const run = await findRun(context, id)
  const schedule = run && (await findSchedule(context, run.schedule))
  return run && schedule && sentenceOf(kind, schedule, run)
}

export const Alert = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findAlert(context, id),
  id: ({ id }: AlertRow) => alertIds.idOf(id),
  message: async (row: AlertRow, _args: unknown, context: RegistryContext) => (await said(row, context))?.zh ?? null,
  messageEn: async (row: AlertRow, _args: unknown, context: RegistryContext) => (await said(row, context))?.en ?? null,
  run: ({ run }: AlertRow, _args: unknown, context: RegistryContext) => findRun(context, run),
}
