import { and, getTableColumns, sql } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from '../../kit/database.ts'
import { isListed } from '../../kit/filter.ts'
import type { CoreRow, Kind } from '../../kit/kind.ts'

/** Of an ambiguous name the second bearer is enough to tell. */
const ENOUGH = 2

/** The listed rows that bear each name, by name key: two at most for each. One statement for all names. */
export const rowsByNameKeys = async (db: Executor, kind: Kind, column: AnyPgColumn, keys: readonly string[]): Promise<Map<string, CoreRow[]>> => {
  if (keys.length === 0) return new Map()
  const bearer = db
    .select()
    .from(kind.table as PgTable)
    .where(and(isListed(kind), sql`${column} @> array[wanted.key]`))
    .limit(ENOUGH)
    .as('bearer') as unknown as Record<string, AnyPgColumn>
  const row = Object.fromEntries(Object.keys(getTableColumns(kind.table)).map((name) => [name, bearer[name] as AnyPgColumn]))
  const found = (await db
    .select({ key: sql<string>`wanted.key`, row })
    .from(sql`unnest(${sql.param([...new Set(keys)])}::text[]) as wanted(key)`)
    .crossJoinLateral(bearer as never)) as unknown as { key: string; row: CoreRow }[]
  const result = new Map<string, CoreRow[]>()
  for (const item of found) result.set(item.key, [...(result.get(item.key) ?? []), item.row])
  return result
}
