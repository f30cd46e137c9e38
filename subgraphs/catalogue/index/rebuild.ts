import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { changedRows, currentPlace, encodePlace } from '../repositories/changes-for-index.ts'
import { setAsideByType } from '../repositories/index-set-aside.ts'
import type { ResourceRow } from '../repositories/read-model.ts'
import { searchableByType, searchableRows } from '../repositories/rows-to-index.ts'
import type { SearchEngine } from '../search/port.ts'
import { isAway, sentenceOf } from './engine-trouble.ts'
import { prepare, type ToIndexed } from './prepare.ts'
import { MOST_TRIALS, type Trials } from './trials.ts'
import { type PreparedRows, writeRows } from './write-rows.ts'

const PROGRESS_MS = 10_000
const MOST_PAUSE_MS = 30_000

export interface RebuildOptions {
  database: Database
  engine: SearchEngine
  trials: Trials
  toIndexed: ToIndexed
  log: Log
  batch: number
  exclusive: <T>(work: () => Promise<T>) => Promise<T>
  signal: AbortSignal
  positionOf: (place: string) => Promise<string>
  /** Called at the switch, before anything else is written. */
  onSwitched: (place: string) => void
}

/**
 * Builds the index anew beside the current one, which goes on following: from all rows in order of id, then from what changed meanwhile. The last of it is
 * read while nothing is written to the current index, so that nothing that was to be seen in it comes back with the new one. A count gate by resource
 * type stands before the switch. Ended half-way it leaves the current index as it was.
 */
export const rebuildIndex = async (options: RebuildOptions): Promise<void> => {
  const { database, engine, log, signal } = options
  const begin = await currentPlace(database.db)
  const fresh = await engine.swap()
  try {
    const filled = await fill(options, fresh.write, begin)
    let place = await catchUp(options, fresh.write, begin)
    await options.exclusive(async () => {
      place = await catchUp(options, fresh.write, place)
      await fresh.finish(await leastDocuments(database, place))
      options.onSwitched(place)
    })
    log.info({ records: filled }, 'the new search index is complete and current')
  } catch (error) {
    await fresh.abandon().catch((again: unknown) => log.warn({ error: sentenceOf(again) }, 'the half-built index could not be removed; the next attempt removes it'))
    if (signal.aborted) return
    throw error
  }
}

/** Everything that can be searched, by id. Withdrawn rows have nothing to take out of a new index. Returns how many. */
const fill = async (options: RebuildOptions, write: SearchEngine['write'], begin: string): Promise<number> => {
  const { database, toIndexed, log, batch, signal } = options
  const position = await options.positionOf(begin)
  const read = async (after: string): Promise<PreparedRows> => {
    const rows = await searchableRows(database.db, after, batch)
    return { rows, ...(await prepare(rows, toIndexed)) }
  }
  let filled = 0
  let told = Date.now()
  let writing: Promise<void> = Promise.resolve()
  for (let after = ''; ; ) {
    signal.throwIfAborted()
    const next = await read(after)
    await writing
    const last = next.rows.at(-1)
    if (!last) return filled
    writing = writeWhenThere(options, write, next, position)
    writing.catch(() => undefined)
    after = last.id
    filled += next.rows.length
    if (Date.now() - told < PROGRESS_MS) continue
    told = Date.now()
    log.info({ records: filled, at: after }, 'building the search index anew')
  }
}

/** What changed after a place, to the last settled change: no earlier than where the current index stands, which reads the same. */
const catchUp = async (options: RebuildOptions, write: SearchEngine['write'], from: string): Promise<string> => {
  for (let place = from; ; ) {
    options.signal.throwIfAborted()
    const rows: ResourceRow[] = await changedRows(options.database.db, place, options.batch)
    const last = rows.at(-1)
    if (!last) return place
    place = encodePlace(last)
    await writeWhenThere(options, write, { rows, ...(await prepare(rows.filter((row) => !options.trials.has(row)), options.toIndexed)) }, await options.positionOf(place))
    if (rows.length < options.batch) return place
  }
}

const writeWhenThere = async ({ trials, signal, log }: RebuildOptions, write: SearchEngine['write'], prepared: PreparedRows, position: string): Promise<void> => {
  for (let wait = 1_000; ; wait = Math.min(wait * 2, MOST_PAUSE_MS)) {
    try {
      // The last try is the current index's own: it has to hear of it, and may not have got as far.
      await writeRows(write, trials, prepared, position, position, MOST_TRIALS - 1)
      return
    } catch (error) {
      if (!isAway(error) || signal.aborted) throw error
      log.warn({ error: sentenceOf(error), pauseMs: wait }, 'the search engine is away, the new index waits')
      await pause(wait, undefined, { signal })
    }
  }
}

/** What the new index has to hold, by type: all that can be searched, but for what is set aside or has changed since. */
const leastDocuments = async (database: Database, place: string): Promise<Map<string, number>> => {
  const [rows, aside] = await Promise.all([searchableByType(database.db, place), setAsideByType(database.db)])
  return new Map([...rows].map(([type, total]) => [type, Math.max(0, total - (aside.get(type) ?? 0))]))
}
