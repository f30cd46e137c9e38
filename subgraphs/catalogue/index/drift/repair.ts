import type { Database } from '../../../kit/database.ts'
import { idsWithRow, raiseBucket, raiseRevisions } from '../../repositories/rows-to-index.ts'
import type { Indexer } from '../indexer.ts'
import type { BucketDrift } from './walk-bucket.ts'

/** No version can be written above this one: only a new index mends it. */
const HIGHEST = 1n << 62n
/**
 * So far above the version that was read a row is raised, and with each further try 4,096 times as far: an engine's own count of versions may be ahead of
 * what its documents say, and of what was deleted behind our back nothing says how far.
 */
const FIRST_STEP = 16n
const FURTHER_BITS = 12n
const MOST_TRIES = 4

export interface Repairer {
  /** Returns how many records are on their way to be right again. */
  repair(drift: BucketDrift): Promise<number>
  /** A bucket whose digest differs though all ids and versions agree: all of it is written again. */
  rewrite(bucket: number): Promise<void>
  /** Forgets how often what was tried, once a whole check found nothing. */
  settle(): void
}

/**
 * Repairs through the way that everything goes: the row's revision, our own counter, is raised above the version that the index holds, and the index
 * follows. What has no row gets a tombstone above its version.
 */
export const createRepairer = (database: Database, indexer: Pick<Indexer, 'erase' | 'rebuild' | 'wake'>): Repairer => {
  const tries = new Map<string, number>()
  const above = ([id, version]: readonly [string, bigint]): [string, bigint] => {
    const times = tries.get(id) ?? 0
    tries.set(id, Math.min(times + 1, MOST_TRIES))
    return [id, version + (FIRST_STEP << (FURTHER_BITS * BigInt(times)))]
  }
  return {
    repair: async ({ missing, stale, orphan }) => {
      if ([...stale.values(), ...orphan.values()].some((version) => version >= HIGHEST)) {
        indexer.rebuild('the index holds versions above which none can be written')
        return 0
      }
      const known = await idsWithRow(database.db, [...orphan.keys()])
      const raised = [...missing, ...stale, ...[...orphan].filter(([id]) => known.has(id))].map(above)
      await raiseRevisions(database.db, new Map(raised))
      const aliens = [...orphan].filter(([id]) => !known.has(id)).map(above)
      if (aliens.length > 0) await indexer.erase(aliens.map(([id, version]) => ({ id, version, deleted: true })))
      indexer.wake()
      return raised.length + aliens.length
    },
    rewrite: async (bucket) => {
      await raiseBucket(database.db, bucket)
      indexer.wake()
    },
    settle: () => tries.clear(),
  }
}
