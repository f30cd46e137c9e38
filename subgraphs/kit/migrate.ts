import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from 'postgres'

/** Raised where the stored data are of a newer release than this code. */
export class NewerDataError extends Error {}

/** A migration: its name orders it. Statements are kept apart by the marker that drizzle-kit writes. */
const migrationsIn = (folder: string): { name: string; statements: string[] }[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), statements: readFileSync(join(folder, file), 'utf8').split('--> statement-breakpoint').map((part) => part.trim()).filter(Boolean) }))

/**
 * Brings one schema up to this code, each migration in a transaction of its own, one process at a time.
 * Returns the names that were applied. Throws `NewerDataError` where the data know a migration that this code does not.
 */
export const migrate = async (sql: Sql, schema: string, folder: string): Promise<string[]> => {
  const migrations = migrationsIn(folder)
  const connection = await sql.reserve()
  try {
    await connection`select pg_advisory_lock(hashtext(${`keyuan migrate ${schema}`}))`
    await connection`create schema if not exists ${connection(schema)}`
    await connection`create table if not exists ${connection(schema)}.migration (name text primary key, applied_at timestamptz not null default now())`
    const applied = new Set((await connection<{ name: string }[]>`select name from ${connection(schema)}.migration`).map((row) => row.name))
    const unknown = [...applied].filter((name) => !migrations.some((migration) => migration.name === name))
    if (unknown.length > 0) throw new NewerDataError(`数据由更新的版本写成(${schema}:${unknown.join('、')}),请用新版本启动,或加 --fresh 另起 / The data were written by a newer release; run that one, or start over with --fresh`)
    const pending = migrations.filter((migration) => !applied.has(migration.name))
    for (const migration of pending) {
      await connection`begin`
      try {
        for (const statement of migration.statements) await connection.unsafe(statement)
        await connection`insert into ${connection(schema)}.migration (name) values (${migration.name})`
        await connection`commit`
      } catch (error) {
        await connection`rollback`
        throw error
      }
    }
    return pending.map((migration) => migration.name)
  } finally {
    await connection`select pg_advisory_unlock(hashtext(${`keyuan migrate ${schema}`}))`
    connection.release()
  }
}
