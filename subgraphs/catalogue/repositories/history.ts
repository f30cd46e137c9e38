import { type SQL, sql } from 'drizzle-orm'
import { VISIBILITY } from '../../../schema/visibility.ts'
import type { Database } from '../../kit/database.ts'
import type { TermField } from '../search/port.ts'
import { resource, resourceHistory } from '../tables/resource.ts'
import { withinDeadline } from './within-deadline.ts'

export interface PastCount {
  at: Date
  /** Embargoes are compared with it: what is closed today is closed, whatever it was then. */
  now: Date
  dimensions: readonly TermField[]
  terms: Partial<Record<TermField, string[]>>
  missing: readonly TermField[]
  protectedTiers: boolean
  /** One cell more than this is read, to tell that there are more. */
  most: number
}

/** Where a resource belongs is of the full record, which not everybody sees. */
const COVERAGE: ReadonlySet<TermField> = new Set<TermField>(['PROVINCE', 'CITY', 'COUNTRY'])
const OPEN_LEVELS = (Object.keys(VISIBILITY.FULL) as (keyof typeof VISIBILITY.FULL)[]).filter((level) => level !== 'EMBARGOED' && VISIBILITY.FULL[level] === 'ALL')

const texts = (values: readonly string[]): SQL => sql`${sql.param([...values])}::text[]`
const dayInShanghai = (now: Date): SQL => sql`to_char(${now.toISOString()}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** Whether everybody may see the coverage: by the level then and the level now, and under no embargo. */
const isOpen = (now: Date): SQL => {
  const isFree = (level: SQL, until: SQL, status: SQL): SQL =>
    sql`coalesce(${level}, 'PUBLIC') = any(${texts(OPEN_LEVELS)}) and (case when ${until} is null then ${status} is distinct from 'EMBARGOED' else ${until} <= ${dayInShanghai(now)} end)`
  const kept = (name: string): SQL => sql`h.dimensions -> ${name}::text ->> 0`
  return sql`(${isFree(kept('SHARING_LEVEL'), kept('EMBARGO_UNTIL'), kept('STATUS'))} and (r.deleted or ${isFree(sql`r.document -> 'sharing' ->> 'level'`, sql`r.document -> 'sharing' ->> 'embargoUntil'`, sql`r.status`)}))`
}

/** The values of one dimension as this viewer may count by them, a JSON list. */
const valuesOf = (field: TermField, protectedTiers: boolean): SQL => {
  const kept = sql`coalesce(h.dimensions -> ${field}::text, '[]'::jsonb)`
  return COVERAGE.has(field) && !protectedTiers ? sql`(case when h.open then ${kept} else '[]'::jsonb end)` : kept
}

/** A discipline matches by the beginning of its code, like everywhere. */
const matches = (field: TermField, values: readonly string[], protectedTiers: boolean): SQL =>
  field === 'DISCIPLINE'
    ? sql`exists (select from jsonb_array_elements_text(${valuesOf(field, protectedTiers)}) code, unnest(${texts(values)}) wanted where starts_with(code, wanted))`
    : sql`${valuesOf(field, protectedTiers)} ?| ${texts(values)}`

/** Of every record the sharing level of today is in its document: it is read only where a protected dimension is counted or filtered by. */
const asksCoverage = ({ dimensions, terms, missing, protectedTiers }: PastCount): boolean =>
  !protectedTiers && [...dimensions, ...(Object.keys(terms) as TermField[]), ...missing].some((field) => COVERAGE.has(field))

/** How many resources there were in each cell at an instant; one with several values counts in the cell of each. Throws TIMEOUT. */
export const countHistory = async (db: Database['db'], asked: PastCount): Promise<{ cells: { keys: (string | null)[]; count: number }[]; total: number }> => {
  const { at, now, dimensions, terms, missing, protectedTiers, most } = asked
  const conditions = [
    ...(Object.entries(terms) as [TermField, string[]][]).map(([field, values]) => matches(field, values, protectedTiers)),
    ...missing.map((field) => sql`${valuesOf(field, protectedTiers)} = '[]'::jsonb`),
  ]
  // Versions of before the status was kept count where the resource is public today.
  const valid = sql`valid as materialized (
    select h.* from (
      select h.id, h.dimensions, coalesce(h.dimensions -> 'STATUS' ->> 0, r.status) as status, ${asksCoverage(asked) ? isOpen(now) : sql`false`} as open
      from ${resourceHistory} h join ${resource} r on r.id = h.id
      where h.valid_from <= ${at.toISOString()}::timestamptz and (h.valid_to is null or h.valid_to > ${at.toISOString()}::timestamptz) and not h.deleted
    ) h where h.status in ('PUBLISHED', 'EMBARGOED')${conditions.length > 0 ? sql` and ${sql.join(conditions, sql` and `)}` : sql``}
  )`
  const key = (place: number): SQL => sql.raw(`k${place}`)
  const keys = sql.join(dimensions.map((_field, place) => sql`${key(place)}.value as ${key(place)}`), sql`, `)
  const joins = sql.join(dimensions.map((field, place) => sql`left join lateral jsonb_array_elements_text(${valuesOf(field, protectedTiers)}) ${key(place)}(value) on true`), sql` `)
  const groups = sql.join(dimensions.map((_field, place) => key(place)), sql`, `)
  const rows = await withinDeadline(db, sql`
    with ${valid}, cell as (select ${groups}, count(*)::int as count from (select ${keys} from valid h ${joins}) every_way group by ${groups} order by count(*) desc limit ${most + 1})
    select (select count(*)::int from valid) as total, cell.* from (select 1) one left join cell on true`)
  return {
    total: Number(rows[0]?.total ?? 0),
    cells: rows.filter((row) => row.count !== null).map((row) => ({ keys: dimensions.map((_field, place) => (row[`k${place}`] as string | null) ?? null), count: Number(row.count) })),
  }
}
