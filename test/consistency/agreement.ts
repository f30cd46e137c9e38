import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { type RunningElasticsearch, startElasticsearch } from '../../scripts/elasticsearch/start-elasticsearch.ts'
import { freePort } from '../../scripts/free-port.ts'
import { own } from '../../scripts/own-subgraphs.ts'
import { startPostgres } from '../../scripts/postgres/embedded.ts'
import { isAway } from '../../subgraphs/catalogue/index/engine-trouble.ts'
import { readEngineConfig } from '../../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../../subgraphs/catalogue/search/open-search-engine.ts'
import type { SearchEngine } from '../../subgraphs/catalogue/search/port.ts'
import { createLog } from '../../subgraphs/kit/log.ts'
import { openSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { indexDifferences, readModelDifferences } from './compare.ts'
import { ownerRows } from './owner-rows.ts'
import { startProcesses } from './processes.ts'
import { holdTransactions, writeUntil } from './writers.ts'

const WRITERS = 16
const QUIET_MS = 60_000

export interface AgreementOptions {
  engine: 'embedded' | 'elasticsearch'
  /** How many writes and deletions at least. */
  operations: number
  /** Writing goes on at least this long, so that there is time for kills. */
  seconds: number
  /** Different records that are written to. */
  records: number
  /** Pause between two kills, milliseconds; half to one and a half of it. */
  killEveryMs: number
  /** Ends it early, in order. */
  signal?: AbortSignal
}
export interface Agreement { engine: string; operations: number; records: number; transactionsHeld: number; catalogueKills: number; engineKills: number; secondsToAgree: number; differences: number; first: string[] }

/** robustness.md E28: sixteen writers on one subgraph, its catalogue and the search engine killed again and again; then index and read model against the owner's rows. */
export const runAgreement = async ({ engine: kind, operations, seconds, records, killEveryMs, signal }: AgreementOptions): Promise<Agreement> => {
  const folder = mkdtempSync(join(tmpdir(), 'keyuan-agreement-'))
  const closing: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
  try {
    // A cluster of its own: transactions held open here would hold back the feeds of every database beside it.
    const database = await startPostgres({ folder: join(folder, 'postgres'), durable: false })
    closing.push(() => database.stop())
    const port = await freePort()
    const startEngine = (): Promise<RunningElasticsearch> => startElasticsearch({ folder: join(folder, 'elasticsearch'), port, durable: false })
    let server: Promise<RunningElasticsearch> | null = kind === 'elasticsearch' ? startEngine() : null
    // Where it did not start, whoever waited for it was told.
    closing.push(async () => (await server?.catch(() => null))?.stop())
    const settings: Record<string, string> = server ? { ELASTICSEARCH_URL: `http://127.0.0.1:${port}` } : {}
    const processes = await startProcesses(database.url, folder, settings)
    closing.push(() => processes.stop())
    await server
    const definition = own.find(({ namespace }) => namespace === 'instruments')
    if (!definition) throw new Error('no instruments')
    const subgraph = await openSubgraph(definition, { databaseUrl: database.url, connections: WRITERS })
    closing.push(() => subgraph.close())

    let written = 0
    const end = Date.now() + seconds * 1_000
    const kills = { catalogue: 0, engine: 0 }
    const killedEach = (): boolean => kills.catalogue > 0 && (server === null || kills.engine > 0)
    const done = (): boolean => signal?.aborted === true || (written >= operations && Date.now() >= end && killedEach())
    const keepKilling = async (kill: () => Promise<void>): Promise<void> => {
      for (;;) {
        for (let wait = killEveryMs * (0.5 + Math.random()); wait > 0 && !done(); wait -= 100) await pause(100)
        if (done()) return
        await kill()
      }
    }
    const killCatalogue = async (): Promise<void> => {
      await processes.killCatalogue()
      kills.catalogue += 1
    }
    const killEngine = async (): Promise<void> => {
      await (await server)?.kill()
      server = startEngine()
      await server
      kills.engine += 1
    }
    const killing = Promise.all([keepKilling(killCatalogue), ...(server ? [keepKilling(killEngine)] : [])])
    const [, held] = await Promise.all([killing, holdTransactions(database.url, done), ...Array.from({ length: WRITERS }, (_, writer) => writeUntil(subgraph, writer, records, done, (count) => { written += count }))])

    signal?.throwIfAborted()
    const sql = postgres(database.url, { max: 2, onnotice: () => undefined })
    closing.push(() => sql.end())
    const quietSince = Date.now()
    const owner = await ownerRows(subgraph)
    const differ = async (): Promise<string[]> => readModelDifferences(owner, sql)
    while ((await differ()).length > 0 && Date.now() - quietSince < QUIET_MS) await pause(250)
    const open = async (): Promise<SearchEngine> => {
      const opened = await openSearchEngine(readEngineConfig(settings), join(folder, 'index'), createLog('agreement', 'error'))
      closing.push(() => opened.close())
      return opened
    }
    // The embedded index belongs to one process: once everything has settled, the catalogue lets go of it. Into a server's anybody can look meanwhile.
    const shared = server ? await open() : null
    if (shared) while ((await unlessAway(() => indexDifferences(owner, sql, shared))).length > 0 && Date.now() - quietSince < QUIET_MS) await pause(250)
    const secondsToAgree = (Date.now() - quietSince) / 1_000
    if (!shared) await waitForIndex(sql, quietSince)
    await processes.stopCatalogue()
    const engine = shared ?? (await open())
    const differences = [...(await differ()), ...(await unlessAway(() => indexDifferences(owner, sql, engine)))]
    return { engine: kind, operations: written, records: owner.size, transactionsHeld: held, catalogueKills: kills.catalogue, engineKills: kills.engine, secondsToAgree, differences: differences.length, first: differences.slice(0, 5) }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

/** A server that has just come back, on a busy machine, may let its readers wait: that is a difference as long as it lasts. */
const unlessAway = (compare: () => Promise<string[]>): Promise<string[]> => compare().catch((error: unknown) => {
  if (!isAway(error)) throw error
  return ['the search engine does not answer']
})

/** Two checks by the catalogue's own comparison after quiet has come: by then everything has reached the index, or never will. */
const waitForIndex = async (sql: postgres.Sql, since: number): Promise<void> => {
  for (let seen = 0, last = since; seen < 2 && Date.now() - since < QUIET_MS; ) {
    const [check] = await sql<{ at: Date }[]>`select at from catalogue.index_check where namespace = '*' and at > ${new Date(last)}`
    if (check) {
      seen += 1
      last = check.at.getTime()
    }
    await pause(250)
  }
}
