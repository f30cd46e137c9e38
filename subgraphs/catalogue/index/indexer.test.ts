import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/postgres.ts'
import { openDatabase } from '../../kit/database.ts'
import { createLog } from '../../kit/log.ts'
import { migrate } from '../../kit/migrate.ts'
import { applyPage } from '../follow/apply-page.ts'
import { sourceState } from '../follow/source-state.ts'
import { openEmbeddedEngine } from '../search/embedded/open-embedded-engine.ts'
import { createIndexer } from './indexer.ts'
import { indexRow } from './index-row.ts'

it('createIndexer: an index that was filled from another database is filled anew, without its ghosts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-index-'))
  const engine = await openEmbeddedEngine({ folder })
  const idsOf = async (): Promise<string[]> => (await engine.scan(null, 10)).map((entry) => entry.id)
  for (const local of ['first', 'second']) {
    const database = await testDatabase()
    const opened = openDatabase({ url: database.url, connections: 3, name: 'test' })
    await migrate(opened.sql, 'catalogue', join(import.meta.dirname, '../migrations'))
    const change = { id: `telescopes:${local}`, typename: 'Telescope', version: '1', deleted: false, document: { profile: 'core/1', resourceType: 'TELESCOPE', title: local } }
    await applyPage(opened, await sourceState(opened, 'telescopes'), { changes: [change], cursor: 'c', more: false }, () => true)
    const indexer = createIndexer({ database: opened, engine, toIndexed: indexRow, log: createLog('test', 'silent') })
    await indexer.start()
    await expect.poll(idsOf, { timeout: 20_000 }).toEqual([`telescopes:${local}`])
    await indexer.stop()
    await opened.close()
    await database.drop()
  }
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})
