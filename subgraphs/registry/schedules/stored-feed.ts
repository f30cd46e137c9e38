import type { Executor } from '../../kit/database.ts'
import type { ChangeKind, RowChange } from '../exports/difference.ts'
import { rowPage } from '../exports/row-page.ts'
import { changedRuns, type QueryRunRow } from '../repositories/query-runs.ts'
import { scheduleByFeedKey } from '../repositories/schedules.ts'
import { FEED_KEY } from './ids.ts'

export interface StoredEntry { id: string; at: Date; added: number; changed: number; gone: number; records: readonly { kind: ChangeKind; id: string }[] }
export interface StoredFeed { id: string; name: string; nameEn: string | null; createdAt: Date; entries: readonly StoredEntry[] }

const MOST_ENTRIES = 30
const MOST_RECORDS = 50

const recordsOf = async (db: Executor, changes: bigint | null): Promise<StoredEntry['records']> => {
  const rows = changes === null ? [] : await rowPage<RowChange>(db, { id: changes }, 0, MOST_RECORDS)
  return rows.flatMap(({ kind, key }) => (key === null ? [] : [{ kind, id: key }]))
}

const entryOf = async (db: Executor, { id, startedAt, endedAt, added, changed, gone, changes }: QueryRunRow): Promise<StoredEntry> =>
  ({ id, at: endedAt ?? startedAt, added: added ?? 0, changed: changed ?? 0, gone: gone ?? 0, records: await recordsOf(db, changes) })

/** What a feed is made of: the latest runs that changed something, and ids of what they changed. Null where there is none of this key (any more). */
export const storedFeed = async (db: Executor, key: string): Promise<StoredFeed | null> => {
  const schedule = FEED_KEY.test(key) ? await scheduleByFeedKey(db, key) : null
  if (!schedule) return null
  const runs = await changedRuns(db, schedule.id, MOST_ENTRIES)
  return { id: schedule.id, name: schedule.name, nameEn: schedule.nameEn, createdAt: schedule.createdAt, entries: await Promise.all(runs.map((run) => entryOf(db, run))) }
}
