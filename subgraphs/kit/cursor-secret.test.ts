import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../test/postgres.ts'
import { cursorSecret } from './cursor-secret.ts'

let databases: Awaited<ReturnType<typeof testDatabase>>[] = []
beforeAll(async () => {
  databases = await Promise.all([testDatabase(), testDatabase()])
})
afterAll(() => Promise.all(databases.map((database) => database.drop())))

it('cursorSecret: one for all processes on a database, even those that start at once; another one on another database', async () => {
  const [one, other] = databases.map(({ url }) => url) as [string, string]
  const secrets = await Promise.all(Array.from({ length: 8 }, () => cursorSecret(one)))
  expect(new Set(secrets).size).toBe(1)
  expect(Buffer.from(secrets[0] ?? '', 'base64url').length).toBe(32)
  expect(await cursorSecret(one)).toBe(secrets[0])
  expect(await cursorSecret(other)).not.toBe(secrets[0])
})
