import type { DatabaseSync } from 'node:sqlite'
import { TEXT_COLUMNS, type Tier, textTable } from './columns.ts'
import { prepared } from './prepared.ts'

const NAMES = TEXT_COLUMNS.map(({ name }) => name).join(', ')
const MARKS = TEXT_COLUMNS.map(() => '?').join(', ')

export const insertText = (db: DatabaseSync, doc: bigint, tier: Tier, columns: readonly string[]): void => {
  prepared(db, `INSERT INTO ${textTable(tier)} (rowid, ${NAMES}) VALUES (?, ${MARKS})`).run(doc, ...columns)
}
