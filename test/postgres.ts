import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'

/** A database of its own on the PostgreSQL that the test run started. */
export const testDatabase = async (): Promise<{ url: string; drop(): Promise<void> }> => {
  const admin = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const sql = postgres(admin, { max: 1, onnotice: () => undefined })
  await sql`create database ${sql(name)}`
  await sql.end()
  const url = new URL(admin)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      const again = postgres(admin, { max: 1, onnotice: () => undefined })
      await again`drop database if exists ${again(name)} with (force)`
      await again.end()
    },
  }
}
