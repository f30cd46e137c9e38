import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { normaliseIdentifier } from '../../../schema/identifier.ts'
import type { Database, Executor } from '../../kit/database.ts'
import { insertRows, overwriteOn } from '../../kit/repositories/insert-rows.ts'
import { oneOf } from '../../kit/repositories/one-of.ts'
import { dimensionsOf } from '../dimensions.ts'
import { entity, identifier, membership, relation } from '../tables/derived.ts'
import { resource, resourceHistory } from '../tables/resource.ts'
import { setAside, source } from '../tables/source.ts'
import type { ResourceChangePage } from './feed-source.ts'
import { type ParsedChange, parseChange } from './parse-change.ts'
import type { SourceState } from './source-state.ts'

/** Raised where another follower has moved the cursor meanwhile: this one starts over from what is stored. */
export class LostRaceError extends Error {}

type Known = Pick<typeof resource.$inferSelect, 'id' | 'contentHash' | 'version' | 'walk'>

const NUMBER = /^\d+$/
/** Own subgraphs count versions; a partner may name them as it likes, and then the order of its feed is all there is. */
const isLater = (version: string, than: string): boolean => (NUMBER.test(version) && NUMBER.test(than) ? BigInt(version) > BigInt(than) : version !== than)

/** Delivery is at least once: a change is news unless the same walk has brought this version or a later one already. */
const isNews = ({ change }: ParsedChange, known: Known | undefined, walk: string): boolean =>
  !known || known.walk !== walk || isLater(change.version, known.version)

const replaceDerived = async (tx: Executor, changes: readonly ParsedChange[]): Promise<void> => {
  const ids = changes.map(({ change }) => change.id)
  const among = (column: AnyPgColumn): SQL => oneOf(column, ids)
  await tx.delete(relation).where(among(relation.sourceId))
  await tx.delete(identifier).where(among(identifier.resourceId))
  await tx.delete(membership).where(among(membership.resourceId))
  const relations = changes.flatMap(({ change, document }) =>
    (change.deleted ? [] : (document.relations ?? [])).map((statement, position) => ({
      sourceId: change.id, position, kind: statement.kind, targetId: statement.id ?? null, targetScheme: statement.identifier?.scheme ?? null,
      targetValue: statement.identifier?.value ?? null, targetKey: statement.identifier ? normaliseIdentifier(statement.identifier.value) : null, statedBy: statement.source ?? null, confidence: statement.confidence ?? null,
    })))
  const identifiers = changes.flatMap((parsed) => parsed.identifiers.map((item) => ({ resourceId: parsed.change.id, ...item })))
  const memberships = changes.flatMap((parsed) => parsed.memberships.map((item) => ({ resourceId: parsed.change.id, ...item })))
  await insertRows(tx, relation, relations)
  await insertRows(tx, identifier, identifiers)
  await insertRows(tx, membership, memberships)
}

const writeResources = async (tx: Executor, state: SourceState, changes: readonly ParsedChange[], known: ReadonlyMap<string, Known>, now: Date): Promise<void> => {
  const moved = changes.filter(({ change, hash }) => known.get(change.id)?.contentHash !== hash)
  const rows = changes.map(({ change, document, hash }) => ({
    id: change.id, namespace: state.namespace, typename: change.typename, resourceType: document.resourceType, version: change.version,
    revision: 1n, contentHash: hash, deleted: change.deleted, document,
    asOf: now, walk: state.walk, cstr: document.cstr?.toUpperCase() ?? null, platformId: document.platform?.id ?? null,
    status: document.status ?? 'PUBLISHED',
  }))
  const isSame = sql`${resource.contentHash} = excluded.content_hash`
  // Counted from the row as it is once it is locked: a repair of the index may have raised its revision since it was read.
  const overwrite = overwriteOn(resource, ['id'], ['namespace'], {
    xid: sql`case when ${isSame} then ${resource.xid} else excluded.xid end`,
    revision: sql`${resource.revision} + case when ${isSame} then 0 else 1 end`,
  })
  const written = await insertRows<{ id: string; revision: string }>(tx, resource, rows, { computed: { xid: sql`pg_current_xact_id()` }, then: sql`${overwrite} returning id, revision` })
  const revisions = new Map(written.map(({ id, revision }) => [id, revision]))
  if (moved.length === 0) return
  await tx.update(resourceHistory).set({ validTo: now }).where(and(oneOf(resourceHistory.id, moved.map(({ change }) => change.id)), isNull(resourceHistory.validTo)))
  await insertRows(tx, resourceHistory, moved.map(({ change, document }) => ({
    id: change.id, revision: revisions.get(change.id), validFrom: now, version: change.version, deleted: change.deleted, dimensions: dimensionsOf(state.namespace, document),
  })))
  await replaceDerived(tx, moved)
}

const writeEntities = async (tx: Executor, state: SourceState, changes: readonly ParsedChange[]): Promise<void> => {
  const gone = changes.filter(({ change }) => change.deleted).map(({ change }) => change.id)
  if (gone.length > 0) await tx.delete(entity).where(oneOf(entity.id, gone))
  const rows = changes.filter(({ change }) => !change.deleted).map(({ change, document }) => ({
    id: change.id, namespace: state.namespace, typename: change.typename, label: document.title ?? null, labelEn: document.titleEn ?? null, walk: state.walk, version: change.version,
  }))
  await insertRows(tx, entity, rows, { then: overwriteOn(entity, ['id'], ['namespace']) })
}

/** What a full walk did not see is gone at its source: its resources become tombstones. What was one already keeps its own. */
const sweep = async (tx: Executor, state: SourceState, now: Date): Promise<void> => {
  const unseen = and(eq(resource.namespace, state.namespace), ne(resource.walk, state.walk))
  await tx.update(resource).set({ walk: state.walk }).where(and(unseen, eq(resource.deleted, true)))
  await tx
    .update(resource)
    .set({ deleted: true, status: 'WITHDRAWN', walk: state.walk, revision: sql`${resource.revision} + 1`, contentHash: 'swept', asOf: now, xid: sql`pg_current_xact_id()`, document: sql`jsonb_strip_nulls(jsonb_build_object('profile', 'core/1', 'resourceType', ${resource.resourceType}, 'status', 'WITHDRAWN', 'cstr', ${resource.document} -> 'cstr', 'identifiers', ${resource.document} -> 'identifiers', 'tombstone', jsonb_build_object('withdrawnAt', ${now.toISOString()}::text, 'reason', '来源不再提供 / No longer at its source')))` })
    .where(unseen)
  const swept = sql`(select ${resource.id} from ${resource} where ${resource.namespace} = ${state.namespace} and ${resource.contentHash} = 'swept' and ${resource.xid} = pg_current_xact_id())`
  await tx.update(resourceHistory).set({ validTo: now }).where(and(sql`${resourceHistory.id} in ${swept}`, isNull(resourceHistory.validTo)))
  await tx.execute(sql`insert into ${resourceHistory} (id, revision, valid_from, version, deleted, dimensions) select ${resource.id}, ${resource.revision}, ${now.toISOString()}::timestamptz, ${resource.version}, true, '{}'::jsonb from ${resource} where ${resource.id} in ${swept}`)
  await tx.delete(relation).where(sql`${relation.sourceId} in ${swept}`)
  await tx.delete(membership).where(sql`${membership.resourceId} in ${swept}`)
  await tx.delete(entity).where(and(eq(entity.namespace, state.namespace), ne(entity.walk, state.walk)))
}

/** Fewer than these may vanish at once without a question. */
const MASS = { records: 20, share: 0.1 }

/** How many records a walk that has ended did not see, where they are too many to be believed gone. */
const massDeletion = async (tx: Executor, state: SourceState): Promise<number | null> => {
  const [counts] = await tx.select({ unseen: sql<number>`count(*) filter (where ${resource.walk} <> ${state.walk})::int`, all: sql<number>`count(*)::int` })
    .from(resource).where(and(eq(resource.namespace, state.namespace), eq(resource.deleted, false)))
  const { unseen = 0, all = 0 } = counts ?? {}
  return unseen > MASS.records && unseen > all * MASS.share ? unseen : null
}

const parsePage = (namespace: string, page: ResourceChangePage) => {
  const latest = new Map<string, ParsedChange>()
  const refused: (typeof setAside.$inferInsert)[] = []
  for (const change of page.changes) {
    const { parsed, findings } = parseChange(namespace, change)
    const before = latest.get(change.id)
    if (parsed && (!before || isLater(change.version, before.change.version))) latest.set(change.id, parsed)
    if (findings) refused.push({ namespace, id: change.id, version: change.version, findings, at: new Date() })
  }
  return { latest: [...latest.values()], refused: [...new Map(refused.map((row) => [row.id, row])).values()] }
}

/**
 * Writes one page of a feed and its cursor in one transaction, so that following is idempotent and a kill at any moment loses and doubles nothing.
 * `isResourceType` tells resources from the other entities that feeds name. With `holdMassDeletions` a walk that misses a great part of the records deletes none of
 * them until the Center has released that: a feed may be read while its source is being rebuilt. Returns how many rows changed.
 */
export const applyPage = async (
  { db }: Database, state: SourceState, page: ResourceChangePage, isResourceType: (typename: string) => boolean, { holdMassDeletions = false }: { holdMassDeletions?: boolean | undefined } = {},
): Promise<number> => {
  const { latest, refused } = parsePage(state.namespace, page)
  return db.transaction(async (tx) => {
    const [stored] = await tx.select().from(source).where(eq(source.namespace, state.namespace)).for('update')
    if (!stored || stored.cursor !== state.cursor || stored.walk !== state.walk) throw new LostRaceError(`${state.namespace}: another follower is at work`)
    const now = new Date()
    const ids = latest.map(({ change }) => change.id)
    const rows: Known[] = ids.length === 0 ? [] : await tx.select({ id: resource.id, contentHash: resource.contentHash, version: resource.version, walk: resource.walk }).from(resource).where(oneOf(resource.id, ids))
    const known = new Map(rows.map((row) => [row.id, row]))
    const news = latest.filter((parsed) => isNews(parsed, known.get(parsed.change.id), state.walk))
    const resources = news.filter(({ change }) => isResourceType(change.typename))
    if (resources.length > 0) await writeResources(tx, state, resources, known, now)
    const others = news.filter(({ change }) => !isResourceType(change.typename))
    if (others.length > 0) await writeEntities(tx, state, others)
    if (ids.length > 0) await tx.delete(setAside).where(and(eq(setAside.namespace, state.namespace), oneOf(setAside.id, ids)))
    if (refused.length > 0) {
      await tx.insert(setAside).values(refused).onConflictDoUpdate({ target: [setAside.namespace, setAside.id], set: { version: sql`excluded.version`, findings: sql`excluded.findings`, at: sql`excluded.at` } })
    }
    const walked = state.walking && !page.more
    const held = walked && holdMassDeletions && !stored.deletionsReleased ? await massDeletion(tx, state) : null
    if (walked && held === null) await sweep(tx, state, now)
    const ended = walked ? { walkedAt: now, heldDeletions: held, deletionsReleased: false } : {}
    await tx.update(source).set({ cursor: page.cursor, caughtUp: !page.more, walking: state.walking && page.more, failures: 0, lastError: null, ...ended, ...(page.more ? {} : { caughtUpAt: now }) }).where(eq(source.namespace, state.namespace))
    return news.length
  })
}
