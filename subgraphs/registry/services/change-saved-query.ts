import type { QueryVisibility } from '../tables/saved-query.ts'
import { acknowledgeChanges, deleteChanges } from '../repositories/saved-query-changes.ts'
import { savedQueriesByIds, type SavedQueryRow, updateSavedQuery } from '../repositories/saved-queries.ts'
import { deleteUses } from '../repositories/saved-query-uses.ts'
import { deleteQueryVersions, queryVersionsByNumbers } from '../repositories/saved-query-versions.ts'
import { mayEdit, versionsVisibleTo, visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { fittingQuery } from '../saved-queries/fitting-query.ts'
import type { Attributes } from '../saved-queries/attributes.ts'
import type { QueryInput } from '../saved-queries/check-query.ts'
import { problem } from '../saved-queries/problem.ts'
import type { UserError } from './read-submission.ts'
import { conflict, refused, saveQuery, type SavedQueryOutcome, signedIn, unknown } from './save-query.ts'

type Given<T> = { [K in keyof T]?: T[K] | null | undefined }

export interface CreateInput extends QueryInput, Given<Omit<Attributes, 'name'>> { name: string; slug?: string | null; clientMutationId?: string | null }
export interface UpdateInput extends Given<Attributes>, Partial<QueryInput> { id: string; expectedVersion: number; clientMutationId?: string | null }

const NEW: Omit<Attributes, 'name'> = { nameEn: null, description: null, descriptionEn: null, visibility: 'PRIVATE' satisfies QueryVisibility, sharedWith: [], platform: null, folder: null, tags: [] }

/** What is given replaces, null clears, what is not given stays. */
const attributesOf = (before: Attributes, given: Given<Attributes>): Attributes => {
  const next = <K extends keyof Attributes>(name: K, cleared: Attributes[K]): Attributes[K] => (given[name] === undefined ? before[name] : (given[name] ?? cleared) as Attributes[K])
  return {
    name: next('name', ''), nameEn: next('nameEn', null), description: next('description', null), descriptionEn: next('descriptionEn', null),
    visibility: next('visibility', 'PRIVATE'), sharedWith: next('sharedWith', []), platform: next('platform', null), folder: next('folder', null), tags: next('tags', []).map((tag) => tag.trim()),
  }
}

export const createSavedQuery = (context: RegistryContext, input: CreateInput): Promise<SavedQueryOutcome> =>
  saveQuery(context, { attributes: attributesOf({ name: '', ...NEW }, input), query: { ...input, rows: input.rows ?? undefined }, slug: input.slug }, { reason: 'CREATED', clientMutationId: input.clientMutationId })

/** Of a query of one's own; null where there is none, which is all that another person learns. */
const ownQuery = async ({ runtime, viewer }: RegistryContext, id: string): Promise<SavedQueryRow | null> => {
  const row = (await savedQueriesByIds(runtime.database.db, [id], visibleTo(viewer))).get(id)
  return row && mayEdit(viewer, row) ? row : null
}

export const updateSavedQueryOf = async (context: RegistryContext, input: UpdateInput): Promise<SavedQueryOutcome> => {
  signedIn(context.viewer)
  const row = await ownQuery(context, input.id)
  if (!row || row.deletedAt) return unknown()
  const { api } = await context.runtime.currentApi()
  return saveQuery(context, { attributes: attributesOf(row, input), query: fittingQuery(api, row, input) }, { reason: 'EDITED', clientMutationId: input.clientMutationId, of: input })
}

export const forkSavedQuery = async (context: RegistryContext, { id, name, folder, clientMutationId }: { id: string; name?: string | null; folder?: string | null; clientMutationId?: string | null }): Promise<SavedQueryOutcome> => {
  signedIn(context.viewer)
  const row = (await savedQueriesByIds(context.runtime.database.db, [id], visibleTo(context.viewer))).get(id)
  if (!row || row.deletedAt) return refused(problem({ code: 'NOT_FOUND', zh: '没有这个查询', en: 'There is no such query', path: ['id'] }))
  const attributes = { ...NEW, name: name ?? row.name, nameEn: name == null ? row.nameEn : null, description: row.description, descriptionEn: row.descriptionEn, tags: row.tags, folder: folder ?? null }
  return saveQuery(context, { attributes, query: row, forkOf: row.id }, { reason: 'FORKED', clientMutationId })
}

export const restoreSavedQueryVersion = async (context: RegistryContext, { id, version, expectedVersion, clientMutationId }: { id: string; version: number; expectedVersion: number; clientMutationId?: string | null }): Promise<SavedQueryOutcome> => {
  signedIn(context.viewer)
  const row = await ownQuery(context, id)
  if (!row || row.deletedAt) return unknown()
  const earlier = (await queryVersionsByNumbers(context.runtime.database.db, id, [version], versionsVisibleTo(context.viewer, row))).get(version)
  if (!earlier) return refused(problem({ code: 'NOT_FOUND', zh: `查询没有版本 ${version}`, en: `The query has no version ${version}`, path: ['version'] }))
  const { name, nameEn, description, descriptionEn } = earlier
  return saveQuery(context, { attributes: { ...row, name, nameEn, description, descriptionEn }, query: earlier }, { reason: 'RESTORED', clientMutationId, of: { id, expectedVersion } })
}

const WITHOUT_CONTENT = { name: '', nameEn: null, description: null, descriptionEn: null, document: '', operationName: null, rows: null, explode: null, parameters: [], picture: null, folder: null, tags: [], nameKey: '', forkOf: null, estimatedCost: 0 }

/** The content goes, with every version; slug and owner stay, so that the address says gone and is never given again. */
export const deleteSavedQuery = async (context: RegistryContext, { id, expectedVersion }: { id: string; expectedVersion: number; clientMutationId?: string | null }): Promise<{ id: string | null; errors: UserError[] }> => {
  signedIn(context.viewer)
  const row = await ownQuery(context, id)
  if (!row) return { id: null, errors: unknown().errors }
  if (row.deletedAt) return { id, errors: [] }
  const deleted = await context.runtime.database.db.transaction(async (tx) => {
    const gone = await updateSavedQuery(tx, id, expectedVersion, { ...WITHOUT_CONTENT, deletedAt: context.now })
    if (!gone) return false
    await deleteQueryVersions(tx, id)
    await deleteChanges(tx, id)
    await deleteUses(tx, id)
    return true
  })
  if (deleted) return { id, errors: [] }
  const now = await ownQuery(context, id)
  return now?.deletedAt ? { id, errors: [] } : { id: null, errors: conflict(now?.version ?? row.version).errors }
}

export const acknowledgeSavedQueryChanges = async (context: RegistryContext, { id }: { id: string; clientMutationId?: string | null }): Promise<SavedQueryOutcome> => {
  signedIn(context.viewer)
  const row = await ownQuery(context, id)
  if (!row || row.deletedAt) return unknown()
  await acknowledgeChanges(context.runtime.database.db, id, context.now)
  return { savedQuery: row, problems: [], errors: [] }
}
