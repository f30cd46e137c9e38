import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { ANALYSIS_VERSION } from '../../analysis/version.ts'
import { createTables, LAYOUT } from './layout.ts'
import { createSortIndexes } from './sort-columns.ts'

export interface OpenedFile {
  db: DatabaseSync
  /** Why the file that was there could not be used, so that an empty index stands in its place; null where all is well. */
  problem: string | null
}

/** Opens an index for writing. The index is derived: one that is damaged or of another layout is thrown away, and whoever fills it starts from nothing. */
export const openFile = (file: string): OpenedFile => {
  const found = tryToOpen(file)
  if (typeof found !== 'string') return { db: found, problem: null }
  removeFile(file)
  const db = tryToOpen(file)
  if (typeof db === 'string') throw new Error(`${file}: ${db}, although it was only just created`)
  return { db, problem: found }
}

export const removeFile = (file: string): void => {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true })
}

const tryToOpen = (file: string): DatabaseSync | string => {
  const db = new DatabaseSync(file)
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536')
    const problem = isEmpty(db) ? create(db) : problemOf(db)
    if (problem === null) return db
    db.close()
    return problem
  } catch (error) {
    db.close()
    if (isDamage(error)) return error.message
    throw error
  }
}

const isEmpty = (db: DatabaseSync): boolean => db.prepare('SELECT 1 FROM sqlite_master').get() === undefined

const create = (db: DatabaseSync): null => {
  db.exec(`BEGIN;${createTables}${createSortIndexes}`)
  const set = db.prepare('INSERT INTO state (name, value) VALUES (?, ?)')
  set.run('layout', LAYOUT)
  set.run('analysis_version', String(ANALYSIS_VERSION))
  db.exec('COMMIT')
  return null
}

const problemOf = (db: DatabaseSync): string | null => {
  const hasState = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'state'").get() !== undefined
  const layout = hasState ? db.prepare("SELECT value FROM state WHERE name = 'layout'").get()?.value : undefined
  if (layout !== LAYOUT) return 'another layout'
  const check = db.prepare('PRAGMA quick_check(1)').get()
  return check?.quick_check === 'ok' ? null : String(check?.quick_check)
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, extended codes included. A full disk or a missing right is no damage, and nothing is thrown away for it. */
const isDamage = (error: unknown): error is Error =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && [11, 26].includes(error.errcode & 0xff)
