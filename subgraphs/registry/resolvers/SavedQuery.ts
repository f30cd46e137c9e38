import { domainError } from '../../kit/errors.ts'
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { countUnseenAlerts } from '../repositories/alerts.ts'
import { changesByQueries, type SavedQueryChangeRow, unseenChanges } from '../repositories/saved-query-changes.ts'
import { savedQueriesByIds, type SavedQueryRow } from '../repositories/saved-queries.ts'
import { peopleByQueries, type SavedQueryUseRow, usesSince } from '../repositories/saved-query-uses.ts'
import { queryVersionPage, queryVersionsByNumbers, type SavedQueryVersionRow } from '../repositories/saved-query-versions.ts'
import { mayEdit, versionsVisibleTo, visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { attributeChanges } from '../saved-queries/attribute-changes.ts'
import { lineDiff } from '../saved-queries/line-diff.ts'
import { type SeenQuery, seenQuery } from '../saved-queries/seen-query.ts'

const VERSIONS = 'saved query versions'
const DAYS_30_MS = 30 * 86_400_000
const ID = /^registry:q-[a-z0-9]{1,64}$/

/** A query by id, as the viewer may see it; null where there is none for him. */
export const findSavedQuery = async (context: RegistryContext, id: string): Promise<SeenQuery | null> => {
  if (!ID.test(id)) return null
  const row = await context.loader<string, SavedQueryRow | null>('saved query', async (ids) => {
    const rows = await savedQueriesByIds(context.runtime.database.db, ids, visibleTo(context.viewer))
    return ids.map((each) => rows.get(each) ?? null)
  }).load(id)
  return row && seenQuery(context.viewer, row)
}

const version = (row: SavedQueryVersionRow) => ({ ...row, by: row.by === null ? null : { __typename: 'User', id: row.by } })

const versions = async ({ row }: SeenQuery, args: PageArguments, { runtime, viewer }: RegistryContext) => {
  if (!row) return null
  const request = pageRequest(args)
  const after = request.cursor === null ? null : Number(decodeCursor(`${VERSIONS} ${row.id}`, request.cursor)[0])
  const rows = await queryVersionPage(runtime.database.db, row.id, versionsVisibleTo(viewer, row), { after, backward: request.backward, size: request.size })
  return toConnection(rows, request, (each) => encodeCursor(`${VERSIONS} ${row.id}`, [each.version]), version)
}

const diff = async ({ row }: SeenQuery, { from, to }: { from: number; to?: number | null }, { runtime, viewer }: RegistryContext) => {
  if (!row) return null
  const later = to ?? row.version
  const found = await queryVersionsByNumbers(runtime.database.db, row.id, [from, later], versionsVisibleTo(viewer, row))
  const [before, after] = [found.get(from), found.get(later)]
  if (!before || !after) throw domainError('NOT_FOUND', { zh: `没有版本 ${before ? later : from}`, en: `There is no version ${before ? later : from}` })
  return { from, to: later, lines: lineDiff(before.document, after.document), changes: attributeChanges(before, after) }
}

const forkOf = async ({ row }: SeenQuery, _args: unknown, context: RegistryContext) => {
  const source = row?.forkOf ? await findSavedQuery(context, row.forkOf) : null
  return source?.row ? source : null
}

const people = (id: string, { loader, runtime }: RegistryContext): Promise<number> =>
  loader<string, number>('saved query people', async (ids) => {
    const found = await peopleByQueries(runtime.database.db, ids)
    return ids.map((each) => found.get(each) ?? 0)
  }).load(id)

const days = (id: string, { loader, runtime, now }: RegistryContext): Promise<SavedQueryUseRow[]> =>
  loader<string, SavedQueryUseRow[]>('saved query days', async (ids) => {
    const found = await usesSince(runtime.database.db, ids, new Date(now.getTime() - DAYS_30_MS).toISOString().slice(0, 10))
    return ids.map((each) => found.get(each) ?? [])
  }).load(id)

const changes = ({ row }: SeenQuery, _args: unknown, { loader, runtime, viewer }: RegistryContext) =>
  !row ? null : loader<string, SavedQueryChangeRow[]>('saved query changes', async (ids) => {
    const found = await changesByQueries(runtime.database.db, ids)
    return ids.map((each) => found.get(each) ?? [])
  }).load(row.id).then((rows) => rows.map(({ sequence, acknowledgedAt, ...each }) => ({ ...each, graphVersion: sequence, acknowledgedAt: mayEdit(viewer, row) ? acknowledgedAt : null })))

export const SavedQuery = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => findSavedQuery(context, id),
  versions, diff, forkOf,
  usage: ({ row }: SeenQuery) => row && { runs: row.runs, lastRunAt: row.lastRunAt, id: row.id },
  schemaChanges: changes,
}

export const SavedQueryUsage = {
  people: ({ id }: { id: string }, _args: unknown, context: RegistryContext) => people(id, context),
  days: ({ id }: { id: string }, _args: unknown, context: RegistryContext) => days(id, context),
}

export const User = {
  unseenAlerts: ({ id }: { id: string }, _args: unknown, { viewer, runtime }: RegistryContext) => (viewer.id === id ? countUnseenAlerts(runtime.database.db, id) : null),
  unseenQueryChanges: ({ id }: { id: string }, _args: unknown, { viewer, runtime }: RegistryContext) => (viewer.id === id ? unseenChanges(runtime.database.db, id) : null),
}
