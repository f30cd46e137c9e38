import type { DatabaseSync } from 'node:sqlite'
import type { IndexQuery, TermField } from '../../port.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { countLive } from './count-live.ts'
import { filterConditions } from './filter-conditions.ts'
import { row, run } from './rows.ts'
import { restricts, textMatches } from './text-match.ts'

/** Tables of the connection: what the text of the query matches, and what of that the filter lets through. */
export const createWorkTables = 'CREATE TEMP TABLE matched (doc INTEGER PRIMARY KEY); CREATE TEMP TABLE found (doc INTEGER PRIMARY KEY)'

const hasText = ({ query }: IndexQuery): boolean => query !== undefined && restricts(query)

/** Fills `temp.matched`; the filter plays no part, so that it serves every facet and every count of the same text. */
export const matchText = (db: DatabaseSync, query: IndexQuery): void => {
  db.exec('DELETE FROM temp.matched')
  if (query.query && hasText(query)) run(db, sql`INSERT INTO temp.matched ${textMatches(query.query, query)}`)
}

/** The documents `d` that are found, as what follows FROM: those in `temp.matched` that the filter lets through. Null where that is everything. */
export const foundDocuments = (db: DatabaseSync, query: IndexQuery, without?: TermField): Sql | null => {
  const conditions = filterConditions(db, query, without)
  if (!hasText(query) && conditions.length === 0) return null
  const from = hasText(query) ? 'temp.matched AS m CROSS JOIN document AS d USING (doc)' : 'document AS d'
  return sql`${raw(from)} WHERE ${join([sql`d.deleted = 0`, ...conditions], ' AND ')}`
}

/** Fills `temp.found`. Answers how many, or null where it is everything and the table is left empty. */
export const findDocuments = (db: DatabaseSync, query: IndexQuery, without?: TermField): number | null => {
  const found = foundDocuments(db, query, without)
  db.exec('DELETE FROM temp.found')
  return found && run(db, sql`INSERT INTO temp.found SELECT d.doc FROM ${found}`)
}

export const countDocuments = (db: DatabaseSync, query: IndexQuery): number => {
  const found = foundDocuments(db, query)
  return found ? row<{ n: number }>(db, sql`SELECT count(*) AS n FROM ${found}`).n : countLive(db)
}
