import { and, asc, count, desc, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from '../database.ts'
import type { CoreRow, Kind } from '../kind.ts'
import { oneOf } from './one-of.ts'

const tableOf = (kind: Kind): PgTable => kind.table

/** Rows by id, in one statement. */
export const rowsByIds = async (db: Executor, kind: Kind, ids: readonly string[]): Promise<Map<string, CoreRow>> => {
  if (ids.length === 0) return new Map()
  const rows = (await db.select().from(tableOf(kind)).where(oneOf(kind.table.id, ids))) as CoreRow[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** Rows by another unique column, compared without case, in one statement. */
export const rowsByKey = async (db: Executor, kind: Kind, column: SQL, keyOf: (row: CoreRow) => string, keys: readonly string[]): Promise<Map<string, CoreRow>> => {
  const folded = keys.map((key) => key.toLowerCase())
  const rows = (await db.select().from(tableOf(kind)).where(inArray(sql`lower(${column})`, folded))) as CoreRow[]
  return new Map(rows.map((row) => [keyOf(row).toLowerCase(), row]))
}

export interface RowOrder { expression: SQL; descending: boolean }
export interface RowPage { where: SQL | undefined; order: RowOrder; after: { value: SQL; id: string } | null; backward: boolean; size: number }
export interface OrderedRow { row: CoreRow; key: string }

/** One page of rows in keyset order, one more than asked for; in reverse when backward. */
export const pageOfRows = async (db: Executor, kind: Kind, page: RowPage): Promise<OrderedRow[]> => {
  const descending = page.order.descending !== page.backward
  const direction = descending ? desc : asc
  const bound = page.after && (descending
    ? sql`(${page.order.expression}, ${kind.table.id}) < (${page.after.value}, ${page.after.id})`
    : sql`(${page.order.expression}, ${kind.table.id}) > (${page.after.value}, ${page.after.id})`)
  const rows = await db
    .select({ row: tableOf(kind) as never, key: sql<string>`(${page.order.expression})::text` })
    .from(tableOf(kind))
    .where(and(page.where, bound ?? undefined))
    .orderBy(direction(page.order.expression), direction(kind.table.id))
    .limit(page.size + 1)
  return rows as unknown as OrderedRow[]
}

export const countRows = async (db: Executor, kind: Kind, where: SQL | undefined): Promise<number> => {
  const [row] = await db.select({ total: count() }).from(tableOf(kind)).where(where)
  return row?.total ?? 0
}
