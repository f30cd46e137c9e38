import type { Executor } from '../../kit/database.ts'
import { GraphMovedError } from '../repositories/graph-versions.ts'
import { insertChanges } from '../repositories/saved-query-changes.ts'
import { insertQueryVersion } from '../repositories/saved-query-versions.ts'
import { heldQueries, livingQueries, livingVersions, markQuery, updateSavedQuery } from '../repositories/saved-queries.ts'
import type { RegistryRuntime } from '../runtime.ts'
import type { Fate } from '../saved-queries/query-fates.ts'

/** What another version of the graph does to saved queries, with the queries that were looked at. */
export interface Fates { fates: readonly Fate[]; seen: ReadonlyMap<string, number>; slugs: ReadonlyMap<string, { slug: string; owner: string }> }

export interface Settlement { sequence: number; version: string; namespace: string | null; at: Date }

/** Looks at all saved queries, in the worker thread. */
export const fatesOf = async ({ database: { db }, checker }: RegistryRuntime, before: string, after: string): Promise<Fates> => {
  const living = await livingQueries(db)
  const fates = before === after ? [] : await checker.run({
    kind: 'fates', before, after,
    queries: living.map(({ id, version, document, operationName, parameters, brokenAt }) => ({ id, version, document, operationName, parameters, broken: brokenAt !== null })),
  })
  return { fates, seen: new Map(living.map(({ id, version }) => [id, version])), slugs: new Map(living.map(({ id, slug, ownerId }) => [id, { slug, owner: ownerId }])) }
}

export const breaks = ({ fates }: Fates): boolean => fates.some(({ effect }) => effect === 'BROKEN')

const words = (fate: Fate): { message: string; messageEn: string } => {
  const about = fate.coordinates.join('、') || '—'
  const aboutEn = fate.coordinates.join(', ') || '—'
  return fate.effect === 'REWRITTEN'
    ? { message: `图的模式变更(${about}),查询已改写,回答的形状不变`, messageEn: `The schema of the graph changed (${aboutEn}): the query was rewritten, its answers keep their shape` }
    : { message: `图的模式变更(${about}),查询不再能运行,请修改:${fate.effect === 'BROKEN' ? fate.fault : ''}`, messageEn: `The schema of the graph changed (${aboutEn}): the query can run no more and has to be changed: ${fate.effect === 'BROKEN' ? fate.fault : ''}` }
}

/**
 * Makes true what was found, in the transaction that makes the version current. Throws `GraphMovedError` where a query was saved or changed since it was
 * looked at: then all is looked at again. Saves hold the current graph, so none comes between this and the commit.
 */
export const settleSavedQueries = async (tx: Executor, { fates, seen }: Fates, { sequence, version, namespace, at }: Settlement): Promise<void> => {
  const now = await livingVersions(tx)
  if (now.length !== seen.size || now.some((query) => seen.get(query.id) !== query.version)) throw new GraphMovedError()
  const rows = await heldQueries(tx, fates.map(({ id }) => id))
  for (const fate of fates) {
    const row = rows.get(fate.id)
    if (!row) throw new GraphMovedError()
    if (fate.effect !== 'REWRITTEN') {
      await markQuery(tx, fate.id, fate.effect === 'BROKEN' ? at : null)
      continue
    }
    const content = { document: fate.document, parameters: fate.parameters }
    const next = await updateSavedQuery(tx, fate.id, fate.version, { ...content, brokenAt: null, updatedAt: at })
    if (!next) throw new GraphMovedError()
    const { name, nameEn, description, descriptionEn, operationName, rows: list, nested, explode, picture, visibility } = next
    await insertQueryVersion(tx, { queryId: next.id, version: next.version, reason: 'SCHEMA_CHANGE', by: null, at, graphVersion: version, ...content, name, nameEn, description, descriptionEn, operationName, rows: list, nested, explode, picture, visibility, mutation: null })
  }
  const told = fates.filter(({ effect }) => effect !== 'HEALED')
  await insertChanges(tx, told.map((fate) => ({
    queryId: fate.id, sequence, effect: fate.effect === 'REWRITTEN' ? 'REWRITTEN' : 'BROKEN', at, namespace, coordinates: fate.coordinates, ...words(fate), version: fate.effect === 'REWRITTEN' ? fate.version + 1 : null,
  })))
}
