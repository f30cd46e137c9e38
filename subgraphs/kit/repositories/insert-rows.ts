import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Executor } from '../database.ts'

interface Column { name: string; stored: string }

/** Keys are column names; values as JSON has them, bigints as texts. */
const asJson = (rows: readonly Record<string, unknown>[], columns: readonly Column[]): string =>
  JSON.stringify(rows.map((row) => Object.fromEntries(columns.map(({ name, stored }) => [stored, row[name]]))), (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

/** Columns that rows bring: PostgreSQL derives or defaults the others. All rows name the same ones. */
const columnsOf = (table: PgTable, row: Record<string, unknown>): Column[] => {
  const columns = getTableColumns(table)
  const unknown = Object.keys(row).find((name) => !columns[name])
  if (unknown !== undefined) throw new Error(`${getTableName(table)} has no column ${unknown}`)
  return Object.keys(row).filter((name) => !columns[name]?.generated).map((name) => ({ name, stored: toSnakeCase(name) }))
}

/** The query builder's error repeats all parameters, which hold whole records: what PostgreSQL said is enough. */
const withoutParameters = (error: unknown): never => {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error
}

/**
 * Inserts rows as one JSON parameter: a query with a parameter for every value of 500 rows costs the query builder more time than PostgreSQL takes to write
 * them. `computed` are columns that are expressions, the same for all rows; `then` follows the rows: `on conflict …`, `returning …`.
 */
export const insertRows = async <Returned = never>(
  db: Executor, table: PgTable, rows: readonly Record<string, unknown>[], { computed = {}, then = sql`` }: { computed?: Record<string, SQL>; then?: SQL } = {},
): Promise<Returned[]> => {
  if (rows.length === 0) return []
  const given = columnsOf(table, rows[0] as Record<string, unknown>)
  const names = given.map(({ stored }) => sql`${sql.identifier(stored)}`)
  const columns = sql.join([...names, ...Object.keys(computed).map((name) => sql`${sql.identifier(toSnakeCase(name))}`)], sql`, `)
  const values = sql.join([...names, ...Object.values(computed)], sql`, `)
  const query = sql`insert into ${table} (${columns}) select ${values} from json_populate_recordset(null::${table}, ${asJson(rows, given)}::text::json) ${then}`
  return (await db.execute(query).catch(withoutParameters)) as unknown as Returned[]
}

/** `on conflict (…) do update` with what was to be inserted, but for the named columns. */
export const overwriteOn = (table: PgTable, target: readonly string[], kept: readonly string[] = [], special: Record<string, SQL> = {}): SQL => {
  const names = Object.entries(getTableColumns(table)).filter(([name, column]) => !column.generated && !target.includes(name) && !kept.includes(name)).map(([name]) => name)
  const set = names.map((name) => {
    const column = sql.identifier(toSnakeCase(name))
    return sql`${column} = ${special[name] ?? sql`excluded.${column}`}`
  })
  return sql`on conflict (${sql.join(target.map((name) => sql.identifier(toSnakeCase(name))), sql`, `)}) do update set ${sql.join(set, sql`, `)}`
}
