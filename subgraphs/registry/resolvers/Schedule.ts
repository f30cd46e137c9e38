import type { PageArguments } from '../../kit/page.ts'
import { lastRuns, type QueryRunRow, runPage } from '../repositories/query-runs.ts'
import type { ScheduleRow } from '../repositories/schedules.ts'
import type { RegistryContext } from '../runtime.ts'
import { scheduleIds } from '../schedules/ids.ts'
import { findSchedule } from '../services/find-schedule.ts'
import { pageByTime } from './by-time.ts'
import { findSavedQuery } from './SavedQuery.ts'

const lastRun = ({ id }: ScheduleRow, _args: unknown, { loader, runtime }: RegistryContext): Promise<QueryRunRow | null> =>
  loader<string, QueryRunRow | null>('last run', async (ids) => {
    const found = await lastRuns(runtime.database.db, ids)
    return ids.map((each) => found.get(each) ?? null)
  }).load(id)

/** Whoever has the row owns it: `findSchedule` gives it to nobody else. */
export const Schedule = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findSchedule(context, id),
  id: ({ id }: ScheduleRow) => scheduleIds.idOf(id),
  owner: ({ owner }: ScheduleRow) => ({ __typename: 'User', id: owner }),
  savedQuery: async ({ savedQuery }: ScheduleRow, _args: unknown, context: RegistryContext) => findSavedQuery(context, savedQuery),
  nextRunAt: ({ active, nextRunAt }: ScheduleRow) => (active ? nextRunAt : null),
  lastRun,
  runs: ({ id }: ScheduleRow, args: PageArguments, { runtime }: RegistryContext) => pageByTime(`runs ${id}`, args, ({ startedAt }: QueryRunRow) => startedAt, (page) => runPage(runtime.database.db, id, page)),
  notify: ({ mail, mailFault, webhook, webhookFault }: ScheduleRow) => ({ mail, mailFault, webhook, webhookFault }),
  feedAddress: ({ feedKey }: ScheduleRow) => `/feeds/${feedKey}.atom`,
}
