import { DEFAULT_LIMITS, type Limits } from '../../schema/limits/limits.ts'
import type { Row } from '../../schema/rows/rows-of.ts'
import { openDatabase } from '../kit/database.ts'
import { storedRows } from './exports/stored-rows.ts'
import { exportsByIds } from './repositories/exports.ts'
import { frozenResultsByIds } from './repositories/frozen-results.ts'
import { scheduleByMailKey } from './repositories/schedules.ts'
import { rowSetsByIds } from './repositories/row-sets.ts'
import { type CurrentApi, createCurrentApi } from './saved-queries/current-api.ts'
import { MAIL_KEY } from './schedules/ids.ts'
import { stopMail } from './services/stop-mail.ts'
import { type StoredFeed, storedFeed } from './schedules/stored-feed.ts'
import { recordSavedQueryRun } from './services/record-saved-query-run.ts'
import type { RowShape } from './tables/row-set.ts'

/** The rows of an export that is complete, or of a frozen result. */
export interface ExportedRows {
  name: string
  shape: RowShape
  hash: string
  /** When its last page was read. */
  asOf: Date
  rows(): AsyncGenerator<Row>
}

/** What the processes that send files read straight from the database: it works while the registry's own process is away. Whether somebody may have them, the graph says. */
export interface ExportStore {
  /** By the local part of the id; null where there is none, or not all of it. */
  rowsOf(local: string): Promise<ExportedRows | null>
  /** Of a frozen result, as they were frozen: whoever sends them looks first which of them the reader may see. Null where there is none, or it is not frozen. */
  frozenRowsOf(local: string): Promise<ExportedRows | null>
  /** What a schedule changed, by the key of its feed; null where there is none of this key. */
  feedOf(key: string): Promise<StoredFeed | null>
  /** Whether there is a schedule whose messages this key turns off. */
  hasMail(key: string): Promise<boolean>
  /** Turns the messages of a schedule off; false where there is none of this key. */
  stopMail(key: string): Promise<boolean>
  currentApi(): Promise<CurrentApi>
  recordRun(savedQuery: string, person: string | null): Promise<boolean>
  close(): Promise<void>
}

export const openExportStore = (databaseUrl: string, limits: Limits = DEFAULT_LIMITS): ExportStore => {
  const database = openDatabase({ url: databaseUrl, connections: 3, name: 'exports' })
  const { db } = database
  return {
    rowsOf: async (local) => {
      const row = (await exportsByIds(db, [local])).get(local)
      const set = row && (await rowSetsByIds(db, [row.rowSet])).get(row.rowSet)
      if (row?.state !== 'DONE' || !set?.hash || !row.asOfEnd) return null
      return { name: row.name, shape: set.shape, hash: set.hash, asOf: row.asOfEnd, rows: () => storedRows(db, set) }
    },
    frozenRowsOf: async (local) => {
      const row = (await frozenResultsByIds(db, [local])).get(local)
      const set = row?.rowSet == null ? undefined : (await rowSetsByIds(db, [row.rowSet])).get(row.rowSet)
      if (row?.state !== 'FROZEN' || !set?.hash || !row.asOfEnd) return null
      return { name: row.name ?? row.id, shape: set.shape, hash: set.hash, asOf: row.asOfEnd, rows: () => storedRows(db, set) }
    },
    feedOf: (key) => storedFeed(db, key),
    hasMail: async (key) => MAIL_KEY.test(key) && (await scheduleByMailKey(db, key)) !== null,
    stopMail: (key) => stopMail(database, key),
    currentApi: createCurrentApi(database, limits),
    recordRun: (savedQuery, person) => recordSavedQueryRun(database, savedQuery, person, new Date()),
    close: () => database.close(),
  }
}
