import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { Loop } from '../../kit/loop.ts'
import { changedRows, currentPlace, databaseOrigin, encodePlace, FIRST_PLACE } from '../repositories/changes-for-index.ts'
import { resourcesByIds } from '../repositories/read-model.ts'
import { ANALYSIS_VERSION } from '../search/analysis/version.ts'
import type { IndexTombstone, SearchEngine } from '../search/port.ts'
import { isAway, sentenceOf } from './engine-trouble.ts'
import { createExclusive } from './exclusive.ts'
import { decodePosition, encodePosition, type Reached } from './position.ts'
import { prepare, type ToIndexed } from './prepare.ts'
import { rebuildIndex } from './rebuild.ts'
import { createReindexOpened } from './reindex-opened.ts'
import { createTrials } from './trials.ts'
import { type PreparedRows, writeRows } from './write-rows.ts'

/** Two batches are in memory at most: one is written while the next is read and analysed. */
const BATCH = 1_000
const POLL_MS = 1_000
const FIRST_REBUILD_PAUSE_MS = 2_000
const MOST_REBUILD_PAUSE_MS = 600_000
/** Above all versions of ours: what an index of another database holds gives way to what is written over it until the new index is complete. */
const FOREIGN_LIFT = 1n << 40n

export interface IndexerOptions {
  database: Database
  engine: SearchEngine
  toIndexed: ToIndexed
  log: Log
  batch?: number
  /** Epoch milliseconds: when embargoes end. */
  now?: () => number
}

export interface Indexer {
  start(): void
  wake(): void
  stop(): Promise<void>
  /** Whether the index follows, and is not being built anew: only then is there anything to compare. */
  isSteady(): boolean
  /** Place of the read model up to which everything can be found; null before the index has been looked at. */
  place(): string | null
  /** Writes tombstones over documents that no row stands for. */
  erase(tombstones: readonly IndexTombstone[]): Promise<void>
  /** Builds the index anew beside the current one, which answers and follows meanwhile. */
  rebuild(reason: string): void
  /** Looks at the index again, as at the start: somebody put another one in its place. */
  reopen(): void
}

/**
 * Follows the read model into the search index. The index keeps its own position, written with the batch it belongs to, so a kill at any moment
 * repeats at most two batches, which changes nothing. An engine that is away is waited for; a row that it refuses is set aside after five tries.
 */
export const createIndexer = ({ database, engine, toIndexed, log, batch = BATCH, now = Date.now }: IndexerOptions): Indexer => {
  const trials = createTrials(database, log)
  const exclusive = createExclusive()
  const reindexOpened = createReindexOpened(database, now)
  const stopping = new AbortController()
  let reached: Reached | null = null
  let rebuilding: Promise<void> | null = null

  const liveWrite: SearchEngine['write'] = (entries, position) =>
    engine.write(reached?.foreign ? entries.map((entry) => ({ ...entry, version: entry.version + FOREIGN_LIFT })) : entries, position)
  const at = (from: Reached, place: string): Reached => ({ ...from, place })

  const readFrom = async (place: string): Promise<PreparedRows & { last: string | null }> => {
    const rows = await changedRows(database.db, place, batch)
    const untried = rows.filter((row) => !trials.has(row))
    const last = rows.at(-1)
    return { rows, ...(await prepare(untried, toIndexed)), last: last ? encodePlace(last) : null }
  }

  /** A switch to a new index may come between: it has followed further then, and writing the batch again changes nothing. */
  const writeLive = (prepared: PreparedRows, place: string): Promise<void> =>
    exclusive(async () => {
      if (!reached) return
      const next = at(reached, place)
      await writeRows(liveWrite, trials, prepared, encodePosition(reached), encodePosition(next))
      reached = next
    })

  const tryAgain = async (): Promise<void> => {
    const rows = [...(await resourcesByIds(database.db, trials.due(Date.now()))).values()].filter((row) => trials.has(row))
    for (const row of rows) {
      const prepared = await prepare([row], toIndexed)
      await exclusive(async () => {
        if (!reached) return
        const position = encodePosition(reached)
        await writeRows(liveWrite, trials, { rows: [row], ...prepared }, position, position)
      })
    }
  }

  const followOnce = async (): Promise<boolean> => {
    let from = reached?.place ?? FIRST_PLACE
    let writing: Promise<void> = Promise.resolve()
    for (;;) {
      const next = await readFrom(from).catch(async (error: unknown) => {
        await writing
        throw error
      })
      await writing
      if (next.last === null) return false
      writing = writeLive(next, next.last)
      // It is awaited before the next one; until then nobody else must take its failure for unhandled.
      writing.catch(() => undefined)
      from = next.last
      if (next.rows.length < batch || stopping.signal.aborted || trials.due(Date.now()).length > 0) break
    }
    await writing
    return false
  }

  const startRebuild = (reason: string): void => {
    if (rebuilding || stopping.signal.aborted) return
    log.warn({ reason }, 'building the search index anew beside the current one')
    const work = async (): Promise<void> => {
      for (let wait = FIRST_REBUILD_PAUSE_MS; !stopping.signal.aborted; wait = Math.min(wait * 2, MOST_REBUILD_PAUSE_MS)) {
        try {
          await rebuildIndex({
            database, engine, trials, toIndexed, log, batch, exclusive, signal: stopping.signal,
            positionOf: async (place) => encodePosition({ origin: reached?.origin ?? (await databaseOrigin(database.db)), place, foreign: false }),
            onSwitched: (place) => { if (reached) reached = { ...reached, place, foreign: false } },
          })
          return
        } catch (error) {
          if (stopping.signal.aborted) return
          log.error({ error: sentenceOf(error), pauseMs: wait }, 'building the index anew failed, beginning again')
          await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
        }
      }
    }
    rebuilding = work().finally(() => { rebuilding = null })
  }

  /** Looks at what the index is, and where it stands. */
  const open = async (): Promise<void> => {
    const origin = await databaseOrigin(database.db)
    const { documents, position, analysisVersion } = await engine.stats()
    const stored = position === null ? null : decodePosition(position)
    await trials.open()
    if (stored?.origin === origin) reached = stored
    else reached = stored === null && documents === 0 ? { origin, place: FIRST_PLACE, foreign: false } : { origin, place: await currentPlace(database.db), foreign: true }
    if (reached.foreign) startRebuild('the index was filled from another database')
    else if (analysisVersion !== ANALYSIS_VERSION) startRebuild(`the index was built with analysis ${analysisVersion}, this is ${ANALYSIS_VERSION}`)
  }

  const loop = new Loop({
    log,
    idleMs: POLL_MS,
    step: async () => {
      if (!reached) await open()
      await reindexOpened()
      await tryAgain()
      return followOnce()
    },
    onError: (error, pauseMs) => log[isAway(error) ? 'warn' : 'error']({ error: sentenceOf(error), pauseMs }, isAway(error) ? 'the search engine is away, trying again' : 'indexing failed, trying again'),
  })

  return {
    start: () => loop.start(),
    wake: () => loop.wake(),
    stop: async () => {
      stopping.abort()
      await loop.stop()
      await rebuilding
    },
    isSteady: () => reached !== null && rebuilding === null,
    place: () => reached?.place ?? null,
    erase: (tombstones) => exclusive(async () => {
      if (reached) await liveWrite(tombstones, encodePosition(reached))
    }),
    rebuild: startRebuild,
    reopen: () => {
      reached = null
      loop.wake()
    },
  }
}
