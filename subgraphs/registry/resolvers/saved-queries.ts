import { isText } from '../../../schema/check-document.ts'
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { domainError } from '../../kit/errors.ts'
import { type PageArguments, pageRequest, toConnection } from '../../kit/page.ts'
import { countSavedQueries, foldersOf, savedQueriesBySlugs, type SavedQueryConditions, savedQueryPage, type SavedQuerySort, sortValue } from '../repositories/saved-queries.ts'
import { visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { storedProblems } from '../saved-queries/attributes.ts'
import { checkQuery, type QueryInput } from '../saved-queries/check-query.ts'
import { seenQuery } from '../saved-queries/seen-query.ts'
import { nameKeyOf } from '../saved-queries/slug.ts'
import type { QueryVisibility } from '../tables/saved-query.ts'
import { acknowledgeSavedQueryChanges, createSavedQuery, deleteSavedQuery, forkSavedQuery, restoreSavedQueryVersion, updateSavedQueryOf } from '../services/change-saved-query.ts'
import type { SavedQueryOutcome } from '../services/save-query.ts'
import { findSavedQuery } from './SavedQuery.ts'

export interface Filter { mine?: boolean | null; visibility?: readonly QueryVisibility[] | null; folder?: string | null; tags?: readonly string[] | null; q?: string | null; platform?: string | null }
type ListArguments = PageArguments & { filter?: Filter | null; sort?: SavedQuerySort | null }

const LONGEST = 500
const LETTERS = /^[a-z0-9 '-]+$/i

const checked = (name: string, text: string): string => {
  if (isText(text) && text.length <= LONGEST) return text
  throw domainError('BAD_INPUT', { zh: `${name} 至多 ${LONGEST} 字,且不含残缺字符`, en: `${name} has ${LONGEST} characters at most and no half of one` })
}

const conditionsOf = ({ mine, visibility, folder, tags, q, platform }: Filter, viewerId: string | undefined): SavedQueryConditions => ({
  ...(mine != null ? { owner: { id: viewerId ?? null, is: mine } } : folder != null ? { owner: { id: viewerId ?? null, is: true } } : {}),
  ...(visibility ? { visibility } : {}), ...(folder != null ? { folder: checked('folder', folder) } : {}),
  ...(tags ? { tags: tags.map((tag) => checked('tags', tag)) } : {}), ...(platform != null ? { platform: checked('platform', platform) } : {}),
  ...(q != null && q.trim() !== '' ? { q: { text: checked('q', q.trim()), key: LETTERS.test(q.trim()) ? nameKeyOf(q) : '' } } : {}),
})

const savedQueries = async (_source: unknown, { filter, sort, ...args }: ListArguments, { runtime, viewer }: RegistryContext) => {
  const request = pageRequest(args)
  const order = sort ?? 'UPDATED_DESC'
  const list = `saved queries ${order}`
  const [value, id] = request.cursor === null ? [null, null] : decodeCursor(list, request.cursor)
  const conditions = conditionsOf(filter ?? {}, viewer.id)
  if (filter?.folder != null && filter.mine === false) return { ...toConnection([], request, () => '', (row) => row), total: () => 0 }
  const visible = visibleTo(viewer)
  const rows = await savedQueryPage(runtime.database.db, conditions, visible, { sort: order, after: value == null ? null : { value, id: String(id) }, backward: request.backward, size: request.size })
  return {
    ...toConnection(rows, request, (row) => encodeCursor(list, [sortValue(row, order), row.id]), (row) => seenQuery(viewer, row)),
    total: () => countSavedQueries(runtime.database.db, conditions, visible),
  }
}

const savedQuery = async (_source: unknown, { id, slug }: { id?: string | null; slug?: string | null }, context: RegistryContext) => {
  if ((id == null) === (slug == null)) throw domainError('BAD_INPUT', { zh: 'savedQuery 需要且只需要一个参数:id 或 slug', en: 'savedQuery takes exactly one of id and slug' })
  if (id != null) return findSavedQuery(context, id)
  const key = slug ?? ''
  if (!isText(key)) return null
  const row = (await savedQueriesBySlugs(context.runtime.database.db, [key], visibleTo(context.viewer))).get(key)
  return row ? seenQuery(context.viewer, row) : null
}

const checkSavedQuery = async (_source: unknown, { input }: { input: QueryInput }, { runtime }: RegistryContext) => {
  const { api } = await runtime.currentApi()
  const stored = storedProblems(input)
  const { problems, estimatedCost, rowLists, suggested } = stored.length > 0 ? { problems: stored, estimatedCost: null, rowLists: [], suggested: [] } : checkQuery(api, { ...input, rows: input.rows ?? undefined })
  return { valid: problems.length === 0, problems, estimatedCost, costLimit: api.limits.cost, parameters: suggested, rowLists, graphVersion: api.version }
}

export const savedQueryQueries = {
  savedQuery, savedQueries, checkSavedQuery,
  savedQueryFolders: (_source: unknown, _args: unknown, { runtime, viewer }: RegistryContext) => (viewer.id === undefined ? null : foldersOf(runtime.database.db, viewer.id)),
}

export const SavedQueryConnection = { total: ({ total }: { total: () => Promise<number> | number }) => total() }

const payload = <I extends { clientMutationId?: string | null }>(service: (context: RegistryContext, input: I) => Promise<SavedQueryOutcome>) =>
  async (_source: unknown, { input }: { input: I }, context: RegistryContext) => {
    const { savedQuery: row, problems, errors } = await service(context, input)
    return { savedQuery: row && seenQuery(context.viewer, row), problems, errors, clientMutationId: input.clientMutationId ?? null }
  }

export const savedQueryMutations = {
  createSavedQuery: payload(createSavedQuery),
  updateSavedQuery: payload(updateSavedQueryOf),
  forkSavedQuery: payload(forkSavedQuery),
  restoreSavedQueryVersion: payload(restoreSavedQueryVersion),
  acknowledgeSavedQueryChanges: payload(acknowledgeSavedQueryChanges),
  deleteSavedQuery: async (_source: unknown, { input }: { input: { id: string; expectedVersion: number; clientMutationId?: string | null } }, context: RegistryContext) => ({ ...(await deleteSavedQuery(context, input)), clientMutationId: input.clientMutationId ?? null }),
}
