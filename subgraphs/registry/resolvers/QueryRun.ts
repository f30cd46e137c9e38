import type { PageArguments } from '../../kit/page.ts'
import type { ChangeKind } from '../exports/difference.ts'
import type { QueryRunRow } from '../repositories/query-runs.ts'
import { rowSetsByIds } from '../repositories/row-sets.ts'
import type { RegistryContext } from '../runtime.ts'
import { runIds } from '../schedules/ids.ts'
import { findRun, findSchedule } from '../services/find-schedule.ts'
import { changesOf } from './changes.ts'

const changes = async (run: QueryRunRow, { kind = null, ...args }: PageArguments & { kind?: ChangeKind | null }, context: RegistryContext) => {
  if (run.state !== 'DONE') return null
  const set = run.changes === null ? null : ((await rowSetsByIds(context.runtime.database.db, [run.changes])).get(run.changes) ?? null)
  return changesOf(`changes ${run.id}`, set, { ...args, kind: kind === null ? null : { name: kind, kept: set && run.kept ? run.kept : { ADDED: 0, CHANGED: 0, GONE: 0 } } }, context)
}

/** Whoever has the row owns its schedule: `findRun` gives it to nobody else. */
export const QueryRun = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findRun(context, id),
  id: ({ id }: QueryRunRow) => runIds.idOf(id),
  address: ({ id }: QueryRunRow) => `/runs/${id}`,
  schedule: ({ schedule }: QueryRunRow, _args: unknown, context: RegistryContext) => findSchedule(context, schedule),
  error: ({ failure }: QueryRunRow) => failure,
  changes,
}
