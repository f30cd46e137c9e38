import type { Database } from '../../kit/database.ts'
import { raiseOpened } from '../repositories/index-embargoes.ts'

/** Calendar rules are in Asia/Shanghai, which has no summer time. */
const dayInShanghai = (now: number): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)

/**
 * What nobody finds during an embargo and only some may after it is not in the index until the day has come. Then the records are written again: once a day,
 * and at the start for the days that passed meanwhile.
 */
export const createReindexOpened = (database: Database, now: () => number): (() => Promise<void>) => {
  let done = ''
  return async () => {
    const today = dayInShanghai(now())
    if (today === done) return
    await raiseOpened(database.db, today)
    done = today
  }
}
