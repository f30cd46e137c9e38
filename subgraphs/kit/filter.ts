import { and, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { getNullableType, type GraphQLInputField, isInputObjectType, isListType, type GraphQLSchema } from 'graphql'
import { normaliseCstr } from '../../schema/cstr.ts'
import { hasRole, isService, isSignedIn, type Viewer } from '../../schema/viewer.ts'
import { domainError } from './errors.ts'
import type { Kind } from './kind.ts'
import { oneOf } from './repositories/one-of.ts'
import { columnOfField } from './special-columns.ts'

type Values = Record<string, unknown>
const isGiven = (value: unknown): boolean => value !== undefined && value !== null

/** Rows that lists show: published ones, those under embargo included. */
export const isListed = (kind: Kind): SQL => sql`${kind.table.status} in ('PUBLISHED', 'EMBARGOED')`

/** True where the text occurs, in either case. */
export const contains = (column: AnyPgColumn | SQL, text: string): SQL => sql`${column} ilike ${`%${text.replace(/[\\%_]/g, (found) => `\\${found}`)}%`}`
const anyOf = (parts: SQL[]): SQL => or(...parts) ?? sql`false`
const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`

/** The end of a range of partial dates: everything that begins with it is in. */
const upTo = (partial: string): string => `${partial}\uffff`

const CORE_CONDITIONS: Record<string, (kind: Kind, value: never) => SQL> = {
  ids: ({ table }, ids: string[]) => oneOf(table.id, ids),
  types: ({ table }, types: string[]) => inArray(table.resourceType, types),
  identifiers: ({ table }, values: string[]) =>
    anyOf(values.map((value) => sql`(${table.identifiers} @> ${json([{ value }])} or lower(${table.cstr}) = lower(${normaliseCstr(value) ?? value}))`)),
  title: ({ table }, text: string) => anyOf([contains(table.title, text), contains(table.titleEn, text)]),
  disciplines: ({ table }, codes: string[]) =>
    sql`exists (select from jsonb_array_elements(${table.disciplines}) as d(item) where ${anyOf(codes.map((code) => sql`item ->> 'code' like ${`${code.replace(/\D/g, '')}%`}`))})`,
  platforms: ({ table }, ids: string[]) => inArray(table.platformId, ids),
  organizations: ({ table }, ids: string[]) => inArray(table.providerId, ids),
  projects: ({ table }, ids: string[]) => anyOf(ids.map((id) => sql`${table.funding} @> ${json([{ project: { id } }])}`)),
  sharingLevels: ({ table }, levels: string[]) => inArray(table.sharingLevel, levels),
  origins: ({ table }, origins: string[]) => sql`${table.provenance} ->> 'origin' = any(${sql.param(origins)}::text[])`,
  generated: ({ table }, range: { from?: string; to?: string }) => between(table.generatedOn, range.from, range.to && upTo(range.to)),
  updated: ({ table }, range: { from?: string; to?: string }) =>
    between(table.updatedAt, range.from && sql`${range.from}::timestamptz`, range.to && sql`${range.to}::timestamptz`),
}

const between = (column: AnyPgColumn | SQL, from: unknown, to: unknown): SQL =>
  and(isGiven(from) ? sql`${column} >= ${from}` : undefined, isGiven(to) ? sql`${column} <= ${to}` : undefined) ?? sql`true`

/** A special filter means what its GraphQL type and its column's say: list → any of, text → contains, range → between, else equal. */
const specialCondition = (column: AnyPgColumn, field: GraphQLInputField, value: unknown): SQL => {
  const type = getNullableType(field.type)
  const isArray = column.columnType === 'PgArray'
  if (isListType(type)) {
    const given = value as unknown[]
    return isArray ? sql`${column} && ${sql.param(given)}` : inArray(column, given)
  }
  if (isInputObjectType(type)) {
    const { from, to } = value as { from?: string; to?: string }
    const isMoney = column.columnType === 'PgJsonb'
    const isDay = column.columnType.startsWith('PgDate') && type.name === 'PartialDateRange'
    const subject = isMoney ? sql`(${column} ->> 'amount')::numeric` : isDay ? sql`to_char(${column}, 'YYYY-MM-DD')` : column
    return between(subject, from, to && type.name === 'PartialDateRange' ? upTo(to) : to)
  }
  if (String(type) === 'String') return isArray ? sql`${value} = any(${column})` : contains(column, String(value))
  return sql`${column} = ${value}`
}

/** Special fields of hidden tiers must not be found out by filtering: only records whose special fields the viewer may read are searched. */
export const whereReadable = ({ table }: Kind, viewer: Viewer): SQL | undefined => {
  if (isService(viewer) || hasRole(viewer, 'CENTER')) return undefined
  const today = sql`to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`
  const open = sql`(case when ${table.embargoUntil} is null then ${table.status} <> 'EMBARGOED' else ${table.embargoUntil} <= ${today} end)`
  return isSignedIn(viewer) ? open : sql`${open} and ${table.sharingLevel} is distinct from 'RESTRICTED'`
}

/** A department may read values at some levels only, and a range would find out the others. */
const mayFilterProtected = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER')

/** The condition of a list filter. Reads the filter's own input type, so that a special filter needs its SDL and its column, nothing more. */
export const filterCondition = (schema: GraphQLSchema, kind: Kind, filter: Values | null | undefined, viewer: Viewer): SQL | undefined => {
  if (JSON.stringify(filter ?? {}).includes('\\u0000')) throw domainError('BAD_INPUT', { zh: '筛选条件含 NUL 字符', en: 'The filter holds a NUL character' })
  const conditions: (SQL | undefined)[] = [isListed(kind), kind.mayReadWhere?.(viewer)]
  const input = schema.getType(`${kind.typename}Filter`)
  const fields = isInputObjectType(input) ? input.getFields() : {}
  for (const [name, value] of Object.entries(filter ?? {})) {
    if (!isGiven(value)) continue
    const own = Object.hasOwn(kind.filters, name) ? kind.filters[name] : undefined
    if (own) {
      conditions.push(own(value as never, viewer), whereReadable(kind, viewer))
      continue
    }
    const core = Object.hasOwn(CORE_CONDITIONS, name) ? CORE_CONDITIONS[name] : undefined
    if (core) {
      conditions.push(core(kind, value as never))
      continue
    }
    const field = fields[name]
    const column = specialColumn(kind, name)
    if (!field || !column) throw new Error(`${kind.typename}Filter.${name} has no column`)
    if (kind.protectedFields[name] && !mayFilterProtected(viewer)) {
      throw domainError('FORBIDDEN', { zh: `按 ${name} 筛选需要读取该字段的权限`, en: `Filtering by ${name} needs the right to read it` })
    }
    conditions.push(specialCondition(column, field, value), whereReadable(kind, viewer))
  }
  return and(...conditions)
}

/** The column of a special filter: of the same name, or in the singular where the filter takes several values. */
export const specialColumn = (kind: Kind, name: string): AnyPgColumn | undefined => {
  const columns = kind.table as unknown as Record<string, AnyPgColumn | undefined>
  return columns[columnOfField(kind, name)] ?? columns[name.replace(/ies$/, 'y')] ?? columns[name.replace(/(?<=s|x)es$/, '')] ?? columns[name.replace(/s$/, '')]
}

/** Names of the special filters of a kind that no column answers; checked when a subgraph is defined. */
export const unansweredFilters = (schema: GraphQLSchema, kind: Kind): string[] => {
  const input = schema.getType(`${kind.typename}Filter`)
  return isInputObjectType(input) ? Object.keys(input.getFields()).filter((name) => !Object.hasOwn(CORE_CONDITIONS, name) && !Object.hasOwn(kind.filters, name) && !specialColumn(kind, name)) : []
}
