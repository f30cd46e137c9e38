import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { oneOf } from '../../kit/repositories/one-of.ts'
import { entity, identifier, membership, type MembershipRole, relation } from '../tables/derived.ts'
import { resource } from '../tables/resource.ts'

export type ResourceRow = typeof resource.$inferSelect
export interface Bounds { after: string | null; backward: boolean; size: number }

export const resourcesByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, ResourceRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(resource).where(oneOf(resource.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Rows that anybody may know of. Drafts are their stewards' alone: no count, link or identifier tells of them. */
const IS_KNOWN = sql`${resource.status} in ('PUBLISHED', 'EMBARGOED')`

/** Ids by normalised identifier; where several resources bear it, the first by id. Withdrawn ones last. */
export const idsByIdentifiers = async (db: Executor, values: readonly string[]): Promise<Map<string, string>> => {
  if (values.length === 0) return new Map()
  const rows = await db
    .select({ value: identifier.value, id: identifier.resourceId })
    .from(identifier)
    .innerJoin(resource, eq(resource.id, identifier.resourceId))
    .where(and(inArray(identifier.value, [...values]), sql`${resource.status} not in ('DRAFT', 'IN_REVIEW')`))
    .orderBy(desc(resource.deleted), desc(resource.id))
  return new Map(rows.map((row) => [row.value, row.id]))
}

export const idsByCstr = async (db: Executor, values: readonly string[]): Promise<Map<string, string>> => {
  const rows = await db.select({ cstr: resource.cstr, id: resource.id }).from(resource).where(inArray(resource.cstr, values.map((value) => value.toUpperCase())))
  return new Map(rows.map((row) => [row.cstr ?? '', row.id]))
}

/** How many resources there are of each type. */
export const countsByType = async (db: Executor): Promise<Map<string, number>> => {
  const rows = await db.select({ code: resource.resourceType, total: count() }).from(resource).where(IS_KNOWN).groupBy(resource.resourceType)
  return new Map(rows.map((row) => [row.code, row.total]))
}

export const labelsOf = async (db: Executor, ids: readonly string[]): Promise<Map<string, { label: string | null; labelEn: string | null; typename: string }>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(entity).where(oneOf(entity.id, ids))
  return new Map(rows.map(({ id, label, labelEn, typename }) => [id, { label, labelEn, typename }]))
}

/** One page of the resources that belong to each of these entities, in order of id; one more than asked for. One statement for all. */
export const memberIds = async (db: Executor, role: MembershipRole, entities: readonly string[], { after, backward, size }: Bounds): Promise<Map<string, string[]>> => {
  const bound = after === null ? sql`` : backward ? sql` and ${membership.resourceId} < ${after}` : sql` and ${membership.resourceId} > ${after}`
  const ranked = db
    .select({ parent: membership.entityId, id: membership.resourceId, place: sql<number>`row_number() over (partition by ${membership.entityId} order by ${membership.resourceId} ${sql.raw(backward ? 'desc' : 'asc')})`.as('place') })
    .from(membership)
    .innerJoin(resource, and(eq(resource.id, membership.resourceId), IS_KNOWN))
    .where(sql`${membership.role} = ${role} and ${membership.entityId} = any(${sql.param([...entities])}::text[])${bound}`)
    .as('ranked')
  const rows = await db.select().from(ranked).where(sql`${ranked.place} <= ${size + 1}`).orderBy(asc(ranked.parent), asc(ranked.place))
  const result = new Map<string, string[]>()
  for (const row of rows) result.set(row.parent, [...(result.get(row.parent) ?? []), row.id])
  return result
}

export const memberCounts = async (db: Executor, role: MembershipRole, entities: readonly string[]): Promise<Map<string, number>> => {
  const rows = await db.select({ parent: membership.entityId, total: count() }).from(membership).innerJoin(resource, and(eq(resource.id, membership.resourceId), IS_KNOWN)).where(and(eq(membership.role, role), inArray(membership.entityId, [...entities]))).groupBy(membership.entityId)
  return new Map(rows.map((row) => [row.parent, row.total]))
}

export interface RelatedRow { parent: string; key: string; kind: string; outgoing: boolean; otherId: string | null; scheme: string | null; value: string | null; statedBy: string | null; confidence: number | null }

/**
 * Relations of each of these resources, both ways: what it states, what others state of it by id, and what others state of it by one of its identifiers.
 * Targets known by identifier only are looked up among the resources. One statement for all; `key` orders and pages them.
 */
export const relatedRows = async (db: Executor, ids: readonly string[], kinds: readonly string[] | null, { after, backward, size }: Bounds): Promise<Map<string, RelatedRow[]>> => {
  const sources = sql`${sql.param([...ids])}::text[]`
  const direction = sql.raw(backward ? 'desc' : 'asc')
  const inverse = (kind: SQL): SQL => sql`(case ${kind} ${sql.raw(Object.entries(INVERSE).map(([a, b]) => `when '${a}' then '${b}'`).join(' '))} else ${kind} end)`
  const kindFilter = kinds && kinds.length > 0 ? sql` and kind = any(${sql.param([...kinds])}::text[])` : sql``
  const cursor = after === null ? sql`` : backward ? sql` and key < ${after}` : sql` and key > ${after}`
  const rows = (await db.execute(sql`
    select parent, key, kind, outgoing, other_id as "otherId", scheme, value, stated_by as "statedBy", confidence from (
      select *, row_number() over (partition by parent order by key ${direction}) as place from (
        select r.source_id as parent, '0 ' || lpad(r.position::text, 6, '0') as key, r.kind, true as outgoing,
          coalesce(r.target_id, (select min(i.resource_id) from ${identifier} i where i.value = r.target_key)) as other_id, r.target_scheme as scheme, r.target_value as value, r.stated_by, r.confidence
        from ${relation} r where r.source_id = any(${sources})
        union all
        select r.target_id, '1 ' || r.source_id || ' ' || lpad(r.position::text, 6, '0'), ${inverse(sql`r.kind`)}, false, r.source_id, null, null, r.stated_by, r.confidence
        from ${relation} r join ${resource} s on s.id = r.source_id and s.status in ('PUBLISHED', 'EMBARGOED') where r.target_id = any(${sources})
        union all
        select i.resource_id, '2 ' || r.source_id || ' ' || lpad(r.position::text, 6, '0'), ${inverse(sql`r.kind`)}, false, r.source_id, null, null, r.stated_by, r.confidence
        from ${identifier} i join ${relation} r on r.target_key = i.value and r.target_id is null join ${resource} s on s.id = r.source_id and s.status in ('PUBLISHED', 'EMBARGOED') where i.resource_id = any(${sources})
      ) every_way where true${kindFilter}${cursor}
    ) ranked where place <= ${size + 1} order by parent, place`)) as unknown as RelatedRow[]
  const result = new Map<string, RelatedRow[]>()
  for (const row of rows) result.set(row.parent, [...(result.get(row.parent) ?? []), row])
  return result
}

/** What a statement is called from the other side. */
const INVERSE = {
  CITES: 'IS_CITED_BY', IS_CITED_BY: 'CITES', DERIVED_FROM: 'SOURCE_OF', SOURCE_OF: 'DERIVED_FROM', IS_PART_OF: 'HAS_PART', HAS_PART: 'IS_PART_OF',
  IS_VERSION_OF: 'HAS_VERSION', HAS_VERSION: 'IS_VERSION_OF', DESCRIBES: 'IS_DESCRIBED_BY', IS_DESCRIBED_BY: 'DESCRIBES', PRODUCED_WITH: 'PRODUCED',
  PRODUCED: 'PRODUCED_WITH', SUPPLEMENTS: 'IS_SUPPLEMENTED_BY', IS_SUPPLEMENTED_BY: 'SUPPLEMENTS',
} as const
