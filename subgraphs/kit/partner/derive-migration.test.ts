import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as drizzleKit from 'drizzle-kit/api'
import { sql } from 'drizzle-orm'
import { doublePrecision, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../../test/postgres.ts'
import { subgraph as template } from '../../template/index.ts'
import { schemaOf, type SubgraphDefinition } from '../define-subgraph.ts'
import { openSubgraph } from '../open-subgraph.ts'
import { kindTable } from '../tables/kind-table.ts'
import { deriveMigration } from './derive-migration.ts'

let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'keyuan-migrations-')) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const withTable = (table: ReturnType<typeof kindTable>, migrations: string): SubgraphDefinition => ({ ...template, migrations, declared: { ...template.declared, kind_Telescope: table } })

it('deriveMigration writes nothing where tables and migrations agree', async () => {
  cpSync(template.migrations, join(folder, 'same'), { recursive: true })
  expect(await deriveMigration({ ...template, migrations: join(folder, 'same') }, drizzleKit)).toBeNull()
})

it('deriveMigration writes the first migration, then what changed, and both run', async () => {
  const migrations = join(folder, 'new')
  const columns = { aperture: doublePrecision(), wavelengths: text().array(), site: text(), firstLight: text() }
  expect(await deriveMigration(withTable(kindTable(schemaOf('observatory'), 'telescope', columns), migrations), drizzleKit)).toBe('0001.sql')
  const changed = withTable(kindTable(schemaOf('observatory'), 'telescope', { ...columns, mirrors: doublePrecision() }), migrations)
  expect(await deriveMigration(changed, drizzleKit)).toBe('0002.sql')
  expect(readFileSync(join(migrations, '0002.sql'), 'utf8').trim()).toBe('ALTER TABLE "observatory"."telescope" ADD COLUMN "mirrors" double precision;')
  const database = await testDatabase()
  const running = await openSubgraph(changed, { databaseUrl: database.url })
  expect(await running.store.database.db.execute(sql`select mirrors from observatory.telescope`)).toHaveLength(0)
  await running.close()
  await database.drop()
})
