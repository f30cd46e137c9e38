import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { type RunningElasticsearch, startElasticsearch } from '../../scripts/elasticsearch/start-elasticsearch.ts'
import { freePort } from '../../scripts/free-port.ts'
import { own } from '../../scripts/own-subgraphs.ts'
import { startPostgres } from '../../scripts/postgres/embedded.ts'
import { readEngineConfig } from '../../subgraphs/catalogue/search/engine-config.ts'
import { openSearchEngine } from '../../subgraphs/catalogue/search/open-search-engine.ts'
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
    let server = kind === 'elasticsearch' ? await startEngine() : null
    closing.push(() => server?.stop())
    const settings: Record<string, string> = server ? { ELASTICSEARCH_URL: server.url } : {}
    const processes = await startProcesses(database.url, folder, settings)
    closing.push(() => processes.stop())
    const definition = own.find(({ namespace }) => namespace === 'instruments')
    if (!definition) throw new Error('no instruments')
    const subgraph = await openSubgraph(definition, { databaseUrl: database.url, connections: WRITERS })
    closing.push(() => subgraph.close())

    let written = 0
    const end = Date.now() + seconds * 1_000
    const kills = { catalogue: 0, engine: 0 }
    const killedEach = (): boolean => kills.catalogue > 0 && (server === null || kills.engine > 0)
    const done = (): boolean => signal?.aborted === true || (written >= operations && Date.now() >= end && killedEach())
    const killing = async (): Promise<void> => {
      for (;;) {
        for (let wait = killEveryMs * (0.5 + Math.random()); wait > 0 && !done(); wait -= 100) await pause(100)
        if (done()) return
        if (server && (kills.catalogue + kills.engine) % 3 === 1) {
          await server.kill()
          server = await startEngine()
          kills.engine += 1
        } else {
          await processes.killCatalogue()
          kills.catalogue += 1
        }
      }
    }
    const [, held] = await Promise.all([killing(), holdTransactions(database.url, done), ...Array.from({ length: WRITERS }, (_, writer) => writeUntil(subgraph, writer, records, done, (count) => { written += count }))])

    signal?.throwIfAborted()
    const sql = postgres(database.url, { max: 2, onnotice: () => undefined })
    closing.push(() => sql.end())
    const quietSince = Date.now()
    const owner = await ownerRows(subgraph)
    const differ = async (): Promise<string[]> => readModelDifferences(owner, sql)
    while ((await differ()).length > 0 && Date.now() - quietSince < QUIET_MS) await pause(250)
    // The embedded index belongs to one process: once everything has settled, the catalogue lets go of it.
    const secondsToAgree = (Date.now() - quietSince) / 1_000
    await waitForIndex(sql, quietSince)
    await processes.stopCatalogue()
    const engine = await openSearchEngine(readEngineConfig(settings), join(folder, 'index'), createLog('agreement', 'error'))
    closing.push(() => engine.close())
    const differences = [...(await differ()), ...(await indexDifferences(owner, sql, engine))]
    return { engine: kind, operations: written, records: owner.size, transactionsHeld: held, catalogueKills: kills.catalogue, engineKills: kills.engine, secondsToAgree, differences: differences.length, first: differences.slice(0, 5) }
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

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
