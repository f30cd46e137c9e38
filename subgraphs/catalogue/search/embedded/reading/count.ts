import type { DatabaseSync } from 'node:sqlite'
import type { IndexQuery, Total } from '../../port.ts'
import { sql } from '../sql.ts'
import { findDocuments, matchText } from './find.ts'
import { row } from './rows.ts'

export const countLive = (db: DatabaseSync): number => row<{ n: number }>(db, sql`SELECT count(*) AS n FROM document INDEXED BY document_live WHERE deleted = 0`).n

export const count = (db: DatabaseSync, query: IndexQuery): Total => {
  matchText(db, query)
  return { value: findDocuments(db, query) ?? countLive(db), relation: 'EXACT' }
}
