import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../test/postgres.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { migrate } from '../../kit/migrate.ts'
import { bucketOf, rowChecksum } from '../search/document/row-checksum.ts'
import { resource } from './resource.ts'

let databaseOfTest: Awaited<ReturnType<typeof testDatabase>>
let database: Database
beforeAll(async () => {
  databaseOfTest = await testDatabase()
  database = openDatabase({ url: databaseOfTest.url, connections: 1, name: 'test' })
  await migrate(database.sql, 'catalogue', join(import.meta.dirname, '../migrations'))
})
afterAll(async () => {
  await database.close()
  await databaseOfTest.drop()
})

const ALPHABETS = ['abcxyz019-._', '小麦籼稻𠮷䲡', 'éñüßœ', '👩‍🔬é', ' /:%\'"\\']
const someId = (): string => `t:${Array.from({ length: 1 + Math.floor(Math.random() * 12) }, () => [...(ALPHABETS[Math.floor(Math.random() * ALPHABETS.length)] ?? 'a')]).map((all) => all[Math.floor(Math.random() * all.length)]).join('')}`

it('bucket and checksum of the tables are those that the index computes, for ids in any script and revisions of any size', async () => {
  const ids = [...new Set(Array.from({ length: 2_000 }, someId))]
  const rows = ids.map((id, at) => ({
    id, namespace: 't', typename: 'T', resourceType: 'T', version: '1', revision: at % 3 === 0 ? BigInt(`0x${randomBytes(7).toString('hex')}`) : BigInt(at), contentHash: at % 5 === 0 ? 'swept' : randomBytes(16).toString('hex'),
    deleted: false, document: { profile: 'core/1' as const, resourceType: 'T' }, asOf: new Date(), walk: 'w', xid: sql`pg_current_xact_id()`, status: 'PUBLISHED',
  }))
  await database.db.insert(resource).values(rows)
  const stored = await database.db.select({ id: resource.id, revision: resource.revision, contentHash: resource.contentHash, bucket: resource.bucket, checksum: resource.checksum }).from(resource)
  expect(stored.length).toBe(ids.length)
  expect(stored.filter((row) => row.bucket !== bucketOf(row.id) || row.checksum !== rowChecksum(row.id, row.revision, row.contentHash))).toEqual([])
  expect(new Set(stored.map((row) => row.bucket)).size).toBeGreaterThan(600)
  expect(stored.filter((row) => row.checksum >= 2 ** 31).length).toBeGreaterThan(500)
})
