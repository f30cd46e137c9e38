import { asc, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from '../database.ts'
import type { CoreRow, Kind } from '../kind.ts'
import { insertRows, overwriteOn } from './insert-rows.ts'
import { oneOf } from './one-of.ts'

/** Rows by id, locked until the transaction ends, in order of id so that writers never wait for each other in a circle. */
export const lockRows = async (db: Executor, kind: Kind, ids: readonly string[]): Promise<Map<string, CoreRow>> => {
  const rows = (await db.select().from(kind.table as PgTable).where(oneOf(kind.table.id, ids)).orderBy(asc(kind.table.id)).for('update')) as CoreRow[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** Writes whole rows; one that is there is overwritten under the next version. Returns the versions. */
export const writeRows = async (db: Executor, kind: Kind, rows: readonly (Record<string, unknown> & { id: string })[]): Promise<Map<string, bigint>> => {
  const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  const nextVersion = sql`greatest(${kind.table.rowVersion} + 1, excluded.row_version)`
  const written = await insertRows<{ id: string; row_version: string }>(db, kind.table as PgTable, allNamed(ordered), {
    then: sql`${overwriteOn(kind.table as PgTable, ['id'], ['registeredAt'], { rowVersion: nextVersion })} returning id, row_version`,
  })
  return new Map(written.map((row) => [row.id, BigInt(row.row_version)]))
}

/** Rows leave out what a record does not have; together they name the columns of all of them. */
const allNamed = (rows: readonly Record<string, unknown>[]): Record<string, unknown>[] => {
  const names = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== undefined)))
  const first = Object.fromEntries([...names].map((name) => [name, rows[0]?.[name] ?? null]))
  return [first, ...rows.slice(1)]
}
