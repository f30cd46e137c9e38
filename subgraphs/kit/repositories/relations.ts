import { and, asc, eq, like, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { FROM_DETAILS, type RelationStatement } from '../../../schema/document.ts'
import type { Executor } from '../database.ts'
import { isListed } from '../filter.ts'
import type { CoreRow, Kind } from '../kind.ts'
import type { Store } from '../store.ts'
import { insertRows } from './insert-rows.ts'
import { oneOf } from './one-of.ts'

/** Replaces what these resources say of others. */
export const replaceRelations = async (db: Executor, store: Store, sources: readonly { id: string; typename: string; relations: readonly RelationStatement[] }[]): Promise<void> => {
  if (sources.length === 0) return
  const { relation } = store.tables
  await db.delete(relation).where(oneOf(relation.sourceId, sources.map((source) => source.id)))
  const rows = sources.flatMap((source) =>
    source.relations.map((statement, position) => ({
      sourceId: source.id, position, sourceTypename: source.typename, kind: statement.kind, targetId: statement.id ?? null,
      targetIdentifier: statement.identifier ?? null, statedBy: statement.source ?? null, confidence: statement.confidence ?? null,
    })),
  )
  await insertRows(db, relation, rows)
}

/** Statements by source, in the order in which they were given. */
export const relationsOf = async (db: Executor, store: Store, ids: readonly string[]): Promise<Map<string, RelationStatement[]>> => {
  const { relation } = store.tables
  const rows = ids.length === 0 ? [] : await db.select().from(relation).where(oneOf(relation.sourceId, ids)).orderBy(asc(relation.sourceId), asc(relation.position))
  const result = new Map<string, RelationStatement[]>()
  for (const row of rows) {
    const statement = {
      kind: row.kind as RelationStatement['kind'],
      ...(row.targetId === null ? {} : { id: row.targetId }),
      ...(row.targetIdentifier === null ? {} : { identifier: row.targetIdentifier }),
      ...(row.statedBy === null ? {} : { source: row.statedBy }),
      ...(row.confidence === null ? {} : { confidence: row.confidence }),
    }
    result.set(row.sourceId, [...(result.get(row.sourceId) ?? []), statement])
  }
  return result
}

/** Targets of one kind of statement within one namespace, by source: one statement for all. */
export const targetsOf = async (db: Executor, store: Store, kind: string, namespace: string, ids: readonly string[], withImplied: boolean): Promise<Map<string, string[]>> => {
  const { relation } = store.tables
  const rows = await db
    .select({ source: relation.sourceId, target: relation.targetId })
    .from(relation)
    .where(and(oneOf(relation.sourceId, ids), eq(relation.kind, kind), like(relation.targetId, `${namespace}:%`), withImplied ? undefined : sql`${relation.statedBy} is distinct from ${FROM_DETAILS}`))
    .orderBy(asc(relation.sourceId), asc(relation.position))
  const result = new Map<string, string[]>()
  for (const row of rows) if (row.target) result.set(row.source, [...new Set([...(result.get(row.source) ?? []), row.target])])
  return result
}

export interface LinkedRow { parent: string; row: CoreRow }
/** `where` is what the viewer may read of the source kind, where it has a rule of its own. */
export interface LinkPage { after: string | null; backward: boolean; size: number; where?: SQL }

/** For each target: a page of the listed rows of one kind that state the relation, in order of id; one more than asked for. One statement for all targets. */
export const linkedRows = async (db: Executor, store: Store, source: Kind, kind: string, targets: readonly string[], page: LinkPage): Promise<Map<string, CoreRow[]>> => {
  const { relation } = store.tables
  const bound = page.after === null ? sql`` : page.backward ? sql` and ${relation.sourceId} < ${page.after}` : sql` and ${relation.sourceId} > ${page.after}`
  const ranked = db
    .select({ parent: relation.targetId, child: relation.sourceId, place: sql<number>`row_number() over (partition by ${relation.targetId} order by ${relation.sourceId} ${sql.raw(page.backward ? 'desc' : 'asc')})`.as('place') })
    .from(relation)
    .innerJoin(source.table as PgTable, eq(source.table.id, relation.sourceId))
    .where(sql`${relation.targetId} = any(${sql.param([...targets])}::text[]) and ${relation.kind} = ${kind} and ${relation.sourceTypename} = ${source.typename} and ${isListed(source)}${page.where ? sql` and ${page.where}` : sql``}${bound}`)
    .groupBy(relation.targetId, relation.sourceId)
    .as('ranked')
  const rows = (await db
    .select({ parent: ranked.parent, row: source.table as never })
    .from(ranked)
    .innerJoin(source.table as PgTable, eq(source.table.id, ranked.child))
    .where(sql`${ranked.place} <= ${page.size + 1}`)
    .orderBy(asc(ranked.parent), asc(ranked.place))) as unknown as LinkedRow[]
  const result = new Map<string, CoreRow[]>()
  for (const { parent, row } of rows) result.set(parent, [...(result.get(parent) ?? []), row])
  return result
}

/** How many listed rows of a kind state the relation, by target. */
export const countLinked = async (db: Executor, store: Store, source: Kind, kind: string, targets: readonly string[], where?: SQL): Promise<Map<string, number>> => {
  const { relation } = store.tables
  const rows = await db
    .select({ parent: relation.targetId, total: sql<number>`count(distinct ${relation.sourceId})::int` })
    .from(relation)
    .innerJoin(source.table as PgTable, eq(source.table.id, relation.sourceId))
    .where(sql`${relation.targetId} = any(${sql.param([...targets])}::text[]) and ${relation.kind} = ${kind} and ${relation.sourceTypename} = ${source.typename} and ${isListed(source)}${where ? sql` and ${where}` : sql``}`)
    .groupBy(relation.targetId)
  return new Map(rows.map((row) => [row.parent ?? '', row.total]))
}
