import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { Loop } from '../../kit/loop.ts'
import { changedRows, encodePlace } from '../repositories/changes-for-index.ts'
import type { ResourceRow } from '../repositories/read-model.ts'
import type { IndexDocument, IndexTombstone, SearchEngine } from '../search/port.ts'

const BATCH = 500
const POLL_MS = 1_000

export interface IndexerOptions {
  database: Database
  engine: SearchEngine
  toIndexed: (row: ResourceRow) => IndexDocument | IndexTombstone
  log: Log
}

export interface Indexer {
  start(): Promise<void>
  wake(): void
  stop(): Promise<void>
  /** Place of the read model up to which everything can be found; null when nothing can. */
  position(): string | null
}

/**
 * Follows the read model into the search index. The index keeps its own position, written with the batch it belongs to,
 * so a kill at any moment repeats at most a batch, which changes nothing.
 */
export const createIndexer = ({ database, engine, toIndexed, log }: IndexerOptions): Indexer => {
  let position: string | null = null
  const loop = new Loop({
    idleMs: POLL_MS,
    step: async () => {
      const rows = await changedRows(database.db, position, BATCH)
      const last = rows.at(-1)
      if (!last) return false
      const reached = encodePlace(last)
      await engine.write(rows.map(toIndexed), reached)
      position = reached
      return rows.length === BATCH
    },
    onError: (error, pauseMs) => log.error({ error: error instanceof Error ? error.message : String(error), pauseMs }, 'indexing failed, trying again'),
  })
  return {
    start: async () => {
      position = (await engine.stats()).position
      loop.start()
    },
    wake: () => loop.wake(),
    stop: () => loop.stop(),
    position: () => position,
  }
}
