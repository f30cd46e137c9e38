import { ownsSchedule } from '../rules/schedule-owner.ts'
import { type QueryRunRow, runsByIds } from '../repositories/query-runs.ts'
import { type ScheduleRow, schedulesByIds } from '../repositories/schedules.ts'
import type { RegistryContext } from '../runtime.ts'
import { runIds, scheduleIds } from '../schedules/ids.ts'

type Asking = Pick<RegistryContext, 'runtime' | 'viewer' | 'loader'>

const scheduleByLocal = ({ runtime, loader }: Asking, local: string): Promise<ScheduleRow | null> =>
  loader<string, ScheduleRow | null>('schedule', async (ids) => {
    const rows = await schedulesByIds(runtime.database.db, ids)
    return ids.map((id) => rows.get(id) ?? null)
  }).load(local)

/** A schedule of the viewer's own. Another person's does not exist. */
export const findSchedule = async (context: Asking, id: string): Promise<ScheduleRow | null> => {
  const local = scheduleIds.localOf(id)
  const row = local === null ? null : await scheduleByLocal(context, local)
  return row && ownsSchedule(context.viewer, row) ? row : null
}

/** A run of a schedule of the viewer's own. */
export const findRun = async (context: Asking, id: string): Promise<QueryRunRow | null> => {
  const local = runIds.localOf(id)
  if (local === null) return null
  const run = await context.loader<string, QueryRunRow | null>('query run', async (ids) => {
    const rows = await runsByIds(context.runtime.database.db, ids)
    return ids.map((each) => rows.get(each) ?? null)
  }).load(local)
  return run && (await findSchedule(context, run.schedule)) ? run : null
}
