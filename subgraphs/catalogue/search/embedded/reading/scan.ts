import type { DatabaseSync } from 'node:sqlite'
import type { Indexed, IndexQuery } from '../../port.ts'
import { sql } from '../sql.ts'
import { foundDocuments, matchText } from './find.ts'

export const scan = (db: DatabaseSync, query: IndexQuery, after: string | null, first: number): Indexed[] => {
  matchText(db, query)
  const found = foundDocuments(db, query) ?? sql`document AS d INDEXED BY document_live WHERE d.deleted = 0`
  const { text, values } = sql`SELECT d.id, d.version FROM ${found} AND d.id > ${after ?? ''} ORDER BY d.id LIMIT ${first}`
  const statement = db.prepare(text)
  statement.setReadBigInts(true)
  return (statement.all(...values) as unknown as Indexed[]).map(({ id, version }) => ({ id, version }))
}
