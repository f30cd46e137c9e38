import type { DatabaseSync } from 'node:sqlite'
import type { IndexQuery, TermField } from '../../port.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { filterConditions } from './filter-conditions.ts'
import { run } from './rows.ts'
import { textMatches } from './text-match.ts'

/** Tables of the connection: what the text of the query matches, and what of that the filter lets through. */
export const createWorkTables = 'CREATE TEMP TABLE matched (doc INTEGER PRIMARY KEY); CREATE TEMP TABLE found (doc INTEGER PRIMARY KEY)'

/** Fills `temp.matched`; the filter plays no part, so that page, count and every facet go by the same level of the query. */
export const matchText = (db: DatabaseSync, query: IndexQuery): void => {
  db.exec('DELETE FROM temp.matched')
  if (!query.query) return
  for (const matches of textMatches(query.query, query)) if (run(db, sql`INSERT INTO temp.matched ${matches}`) > 0) return
}

/** Whether anything at all is asked for; if not, everything is found and `temp.found` is not needed. */
export const isEverything = (query: IndexQuery, conditions: readonly Sql[]): boolean => query.query === undefined && conditions.length === 0

/** Fills `temp.found` from `temp.matched` and the filter. Answers how many, or null where it is everything and the table is left empty. */
export const findDocuments = (db: DatabaseSync, query: IndexQuery, without?: TermField): number | null => {
  const conditions = filterConditions(db, query, without)
  db.exec('DELETE FROM temp.found')
  if (isEverything(query, conditions)) return null
  const from = query.query ? 'temp.matched AS m CROSS JOIN document AS d USING (doc)' : 'document AS d'
  return run(db, sql`INSERT INTO temp.found SELECT d.doc FROM ${raw(from)} WHERE ${join([sql`d.deleted = 0`, ...conditions], ' AND ')}`)
}
