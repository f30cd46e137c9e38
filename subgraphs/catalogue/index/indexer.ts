import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { Loop } from '../../kit/loop.ts'
import { changedRows, databaseOrigin, encodePlace, restamp } from '../repositories/changes-for-index.ts'
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
 * Follows the read model into the search index. The index keeps its own position, `<database> <place>`, written with the batch it belongs to,
 * so a kill at any moment repeats at most a batch, which changes nothing.
 */
export const createIndexer = ({ database, engine, toIndexed, log }: IndexerOptions): Indexer => {
  let position: string | null = null
  let origin = ''
  const loop = new Loop({
    log,
    idleMs: POLL_MS,
    step: async () => {
      const rows = await changedRows(database.db, position, BATCH)
      const last = rows.at(-1)
      if (!last) return false
      const reached = encodePlace(last)
      await engine.write(rows.map(toIndexed), `${origin} ${reached}`)
      position = reached
      return rows.length === BATCH
    },
    onError: (error, pauseMs) => log.error({ error: error instanceof Error ? error.message : String(error), pauseMs }, 'indexing failed, trying again'),
  })
  /** An index that was filled from another database is begun anew beside the old one, which answers until the new one is complete. */
  const rebuild = async (origin: string): Promise<string | null> => {
    await restamp(database.db)
    const fresh = await engine.swap()
    let place: string | null = null
    for (;;) {
      const rows = await changedRows(database.db, place, BATCH)
      const last = rows.at(-1)
      if (!last) break
      place = encodePlace(last)
      await fresh.write(rows.map(toIndexed), `${origin} ${place}`)
    }
    await fresh.finish(0)
    return place
  }
  return {
    start: async () => {
      origin = await databaseOrigin(database.db)
      const stored = (await engine.stats()).position
      if (stored === null || stored.startsWith(`${origin} `)) position = stored === null ? null : stored.slice(origin.length + 1)
      else {
        log.warn({}, 'the index was filled from another database: filling it anew')
        position = await rebuild(origin)
      }
      loop.start()
    },
    wake: () => loop.wake(),
    stop: () => loop.stop(),
    position: () => position,
  }
}
