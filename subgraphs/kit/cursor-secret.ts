import { randomBytes } from 'node:crypto'
import postgres from 'postgres'

const SECRET_BYTES = 32

/**
 * The secret that the cursors of every process on this database are signed with: random, made by whoever starts first, kept in `keyuan.secret`. One made from
 * something that people choose, like the password in the address, could be guessed from a single cursor.
 */
export const cursorSecret = async (databaseUrl: string): Promise<string> => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10, connection: { application_name: 'keyuan cursor secret' } })
  try {
    return await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(hashtext('keyuan cursor secret'))`
      await transaction`create schema if not exists keyuan`
      await transaction`create table if not exists keyuan.secret (name text primary key, value text not null)`
      await transaction`insert into keyuan.secret (name, value) values ('cursor', ${randomBytes(SECRET_BYTES).toString('base64url')}) on conflict do nothing`
      const [row] = await transaction<{ value: string }[]>`select value from keyuan.secret where name = 'cursor'`
      if (!row) throw new Error('数据库没有保存游标密钥 / The database kept no secret for cursors')
      return row.value
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
