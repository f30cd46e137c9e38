import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineSettings, type TestEngine } from '../engines.ts'
import { testDatabase } from '../postgres.ts'
import type { CoreDocument } from '../../schema/document.ts'
import { type Database, openDatabase } from '../../subgraphs/kit/database.ts'
import { createLog } from '../../subgraphs/kit/log.ts'
import { migrate } from '../../subgraphs/kit/migrate.ts'
import { applyPage } from '../../subgraphs/catalogue/follow/apply-page.ts'
import { sourceState } from '../../subgraphs/catalogue/follow/source-state.ts'
import { readEngineConfig } from '../../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../../subgraphs/catalogue/search/open-search-engine.ts'
import type { Indexed, SearchEngine } from '../../subgraphs/catalogue/search/port.ts'
import { createIndexer, type Indexer, type IndexerOptions } from '../../subgraphs/catalogue/index/indexer.ts'
import { indexRow } from '../../subgraphs/catalogue/index/index-row.ts'

export const NAMESPACE = 'telescopes'
export const log = createLog('test', process.env.KEYUAN_TEST_LOG ?? 'silent')

/** A read model, filled as its follower would, and a real engine beside it. */
export interface Stage {
  database: Database
  databaseUrl: string
  engine: SearchEngine
  folder: string
  settings: Record<string, string>
  /** Records of the read model, by local id; null withdraws one. Returns when they are committed. */
  apply(documents: Record<string, Partial<CoreDocument> | null>): Promise<void>
  indexer(options?: Partial<IndexerOptions>): Indexer
  /** Ids without namespace and versions of all that can be found. */
  indexed(): Promise<Map<string, bigint>>
  close(): Promise<void>
}

export const openStageDatabase = async (): Promise<{ database: Database; url: string; drop(): Promise<void> }> => {
  const made = await testDatabase()
  const database = openDatabase({ url: made.url, connections: 4, name: 'test' })
  await migrate(database.sql, 'catalogue', join(import.meta.dirname, '../../subgraphs/catalogue/migrations'))
  return { database, url: made.url, drop: async () => {
    await database.close()
    await made.drop()
  } }
}

const PAGE = 500
let versions = 0

export const applyTo = async (database: Database, documents: Record<string, Partial<CoreDocument> | null>): Promise<void> => {
  const entries = Object.entries(documents)
  for (let at = 0; at < entries.length; at += PAGE) {
    const changes = entries.slice(at, at + PAGE).map(([local, document]) => ({
      id: `${NAMESPACE}:${local}`, typename: 'Telescope', version: String(++versions), deleted: document === null,
      document: { profile: 'core/1', resourceType: 'TELESCOPE', ...(document ?? { status: 'WITHDRAWN' }) },
    }))
    await applyPage(database, await sourceState(database, NAMESPACE), { changes, cursor: `c${versions}`, more: true }, () => true)
  }
}

export const everything = async (engine: SearchEngine): Promise<Indexed[]> => {
  const found: Indexed[] = []
  for (;;) {
    const page = await engine.scan({ filter: { terms: {} }, protectedTiers: true, now: Date.now() }, found.at(-1)?.id ?? null, 5_000)
    found.push(...page)
    if (page.length < 5_000) return found
  }
}

export const openStage = async (kind: TestEngine): Promise<Stage> => {
  const { database, url, drop } = await openStageDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-index-'))
  const settings = await engineSettings(kind)
  const engine = await openSearchEngine(readEngineConfig(settings), join(folder, 'index'), log)
  const indexers: Indexer[] = []
  return {
    database, databaseUrl: url, engine, folder, settings,
    apply: (documents) => applyTo(database, documents),
    indexer: (options = {}) => {
      const indexer = createIndexer({ database, engine, toIndexed: indexRow, log, ...options })
      indexers.push(indexer)
      return indexer
    },
    indexed: async () => {
      // How far the index is tells it to show what it holds.
      await engine.stats()
      return new Map((await everything(engine)).map(({ id, version }) => [id.slice(id.indexOf(':') + 1), version]))
    },
    close: async () => {
      await Promise.all(indexers.map((indexer) => indexer.stop()))
      await engine.close()
      await drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** An engine whose writes go through `write`: for what real engines do only now and then. */
export const writingThrough = (engine: SearchEngine, write: SearchEngine['write']): SearchEngine => ({ ...engine, write })
