import { asc, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from '../database.ts'
import type { CoreRow, Kind } from '../kind.ts'

/** Rows by id, locked until the transaction ends, in order of id so that writers never wait for each other in a circle. */
export const lockRows = async (db: Executor, kind: Kind, ids: readonly string[]): Promise<Map<string, CoreRow>> => {
  const rows = (await db.select().from(kind.table as PgTable).where(inArray(kind.table.id, [...ids])).orderBy(asc(kind.table.id)).for('update')) as CoreRow[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** Kept from the first writing on. */
const KEPT = new Set(['id', 'registeredAt'])

const overwrite = (kind: Kind): Record<string, SQL> => {
  const set: Record<string, SQL> = {}
  for (const [name, column] of Object.entries(getTableColumns(kind.table))) {
    if (!KEPT.has(name) && !column.generated) set[name] = sql`excluded.${sql.identifier(toSnakeCase(name))}`
  }
  return { ...set, rowVersion: sql`greatest(${kind.table.rowVersion} + 1, excluded.row_version)` }
}

/** Writes whole rows; one that is there is overwritten under the next version. Returns the versions. */
export const writeRows = async (db: Executor, kind: Kind, rows: readonly (Record<string, unknown> & { id: string })[]): Promise<Map<string, bigint>> => {
  const ordered = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  const written = (await db
    .insert(kind.table as PgTable)
    .values(ordered)
    .onConflictDoUpdate({ target: kind.table.id, set: overwrite(kind) })
    .returning({ id: kind.table.id, rowVersion: kind.table.rowVersion })) as { id: string; rowVersion: bigint }[]
  return new Map(written.map((row) => [row.id, row.rowVersion]))
}
