import { isSignedIn, type Viewer } from '../../../schema/viewer.ts'
import { domainError } from '../../kit/errors.ts'
import { randomUUID } from 'node:crypto'
import type { Executor } from '../../kit/database.ts'
import { countOwned, holdCurrentGraph, insertSavedQuery, savedQueriesByIds, type SavedQueryRow, updateSavedQuery } from '../repositories/saved-queries.ts'
import { insertQueryVersion, versionByMutation } from '../repositories/saved-query-versions.ts'
import { visibleTo } from '../rules/saved-query-visibility.ts'
import type { RegistryContext } from '../runtime.ts'
import { type Attributes, attributeProblems, slugProblems, storedProblems } from '../saved-queries/attributes.ts'
import type { Api } from '../saved-queries/api-schema.ts'
import { checkQuery, type QueryInput } from '../saved-queries/check-query.ts'
import type { Content } from '../saved-queries/content.ts'
import { asUserError, type Problem, problem } from '../saved-queries/problem.ts'
import { nameKeyOf, slugOf } from '../saved-queries/slug.ts'
import type { VersionReason } from '../tables/saved-query.ts'
import type { UserError } from './read-submission.ts'

export interface SavedQueryOutcome { savedQuery: SavedQueryRow | null; problems: Problem[]; errors: UserError[] }

/** A query as it is to be stored. */
export interface Draft { attributes: Attributes; query: QueryInput; slug?: string | null | undefined; forkOf?: string | null }

/** What a save is: one that makes a query, or one that changes the version that its owner saw. */
export interface Save { reason: Exclude<VersionReason, 'SCHEMA_CHANGE'>; clientMutationId?: string | null | undefined; of?: { id: string; expectedVersion: number } }

const MOST_OWNED = 1_000
const LONGEST_MUTATION = 200
/** The graph may move while a query is checked against it, or a slug be taken. */
const TRIES = 5

/** Raised within a transaction that is to leave nothing behind. */
class MovedMeanwhileError extends Error {}
class RepeatedError extends Error {}

export const refused = (...problems: Problem[]): SavedQueryOutcome => ({ savedQuery: null, problems, errors: problems.map(asUserError) })

export const signedIn = (viewer: Viewer): string => {
  if (!isSignedIn(viewer) || viewer.id === undefined) throw domainError('UNAUTHENTICATED', { zh: '请先登录', en: 'Sign in first' })
  return viewer.id
}

export const mutationOf = (viewer: Viewer, verb: string, clientMutationId: string | null | undefined): string | null => {
  if (clientMutationId == null || clientMutationId === '') return null
  if (clientMutationId.length > LONGEST_MUTATION) throw domainError('BAD_INPUT', { zh: `clientMutationId 至多 ${LONGEST_MUTATION} 字`, en: `clientMutationId has ${LONGEST_MUTATION} characters at most` })
  return JSON.stringify([viewer.id, verb, clientMutationId])
}

export const conflict = (version: number): SavedQueryOutcome => refused(problem({ code: 'CONFLICT', zh: `查询已是版本 ${version},请据此修改`, en: `The query is of version ${version} now`, path: ['expectedVersion'] }))
export const unknown = (): SavedQueryOutcome => refused(problem({ code: 'NOT_FOUND', zh: '没有这个查询,或它不是您的', en: 'There is no such query, or it is not yours', path: ['id'] }))

/** What a repeated save made before. */
const madeBefore = async ({ runtime, viewer }: RegistryContext, mutation: string | null): Promise<SavedQueryOutcome | null> => {
  const version = mutation === null ? undefined : await versionByMutation(runtime.database.db, mutation)
  const row = version && (await savedQueriesByIds(runtime.database.db, [version.queryId], visibleTo(viewer))).get(version.queryId)
  return row ? { savedQuery: row, problems: [], errors: [] } : null
}

interface Checked { attributes: Attributes; content: Content; estimatedCost: number }

const checked = (api: Api, { attributes, query, slug }: Draft, viewer: Viewer): Checked | Problem[] => {
  // Texts are looked at before anything is made of them.
  const problems = [...attributeProblems(attributes, viewer), ...slugProblems(slug, viewer), ...storedProblems(query)]
  if (problems.length > 0) return problems
  const found = checkQuery(api, query)
  if (found.problems.length > 0 || !found.content) return found.problems
  const { name, nameEn, description, descriptionEn } = attributes
  return { attributes, content: { name: name.trim(), nameEn, description, descriptionEn, ...found.content }, estimatedCost: found.estimatedCost ?? 0 }
}

const columns = ({ attributes: { visibility, sharedWith, platform, folder, tags }, content, estimatedCost }: Checked, now: Date) => ({
  ...content, visibility, sharedWith: [...new Set(sharedWith)], platform, folder, tags: [...new Set(tags)], estimatedCost, nameKey: nameKeyOf(content.name), updatedAt: now, brokenAt: null,
})

/** The new query, or the changed one; undefined where its version is another. */
const write = async (tx: Executor, { viewer, now }: RegistryContext, draft: Draft, made: Checked, { of }: Save): Promise<SavedQueryRow | undefined> => {
  if (of) return updateSavedQuery(tx, of.id, of.expectedVersion, columns(made, now))
  const row = await insertSavedQuery(tx, {
    id: `registry:q-${randomUUID().replaceAll('-', '')}`, slug: draft.slug ?? slugOf(made.content.name), ownerId: viewer.id ?? '', version: 1, ...columns(made, now), runs: 0, forkOf: draft.forkOf ?? null, createdAt: now,
  })
  if (!row && draft.slug == null) throw new MovedMeanwhileError()
  return row
}

/**
 * Checks a query against the graph of the moment and stores it with its version, both or neither. While it is stored no publication can make another graph
 * current: what was checked is what holds.
 */
export const saveQuery = async (context: RegistryContext, draft: Draft, save: Save): Promise<SavedQueryOutcome> => {
  const { runtime, viewer, now } = context
  const { db } = runtime.database
  const ownerId = signedIn(viewer)
  const mutation = mutationOf(viewer, save.of ? 'update' : 'create', save.clientMutationId)
  const before = await madeBefore(context, mutation)
  if (before) return before
  if (!save.of && (await countOwned(db, ownerId)) >= MOST_OWNED) return refused(problem({ code: 'TOO_MANY', zh: `每人至多保存 ${MOST_OWNED} 个查询`, en: `A person saves ${MOST_OWNED} queries at most`, path: [] }))
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { sequence, api } = await runtime.currentApi()
    const made = checked(api, draft, viewer)
    if (Array.isArray(made)) return refused(...made)
    try {
      const stored = await db.transaction(async (tx) => {
        if ((await holdCurrentGraph(tx)) !== sequence) throw new MovedMeanwhileError()
        const row = await write(tx, context, draft, made, save)
        if (!row) return undefined
        const isNew = await insertQueryVersion(tx, { queryId: row.id, version: row.version, reason: save.reason, by: ownerId, at: now, graphVersion: api.version, ...made.content, visibility: row.visibility, mutation })
        if (!isNew) throw new RepeatedError()
        return row
      })
      if (stored) return { savedQuery: stored, problems: [], errors: [] }
      return save.of ? conflicting(context, save.of.id) : refused(problem({ code: 'SLUG_TAKEN', zh: `短名 ${draft.slug} 已被占用,且永不另作他用`, en: `The slug ${draft.slug} is taken and never given again`, path: ['slug'] }))
    } catch (error) {
      if (error instanceof RepeatedError) return (await madeBefore(context, mutation)) ?? unknown()
      if (!(error instanceof MovedMeanwhileError)) throw error
    }
  }
  throw domainError('OVERLOADED', { zh: '图正在更换版本,请稍后再试', en: 'The graph is changing its version: try again', retryAfterSeconds: 2 })
}

const conflicting = async ({ runtime, viewer }: RegistryContext, id: string): Promise<SavedQueryOutcome> => {
  const row = (await savedQueriesByIds(runtime.database.db, [id], visibleTo(viewer))).get(id)
  return row && !row.deletedAt ? conflict(row.version) : unknown()
}
