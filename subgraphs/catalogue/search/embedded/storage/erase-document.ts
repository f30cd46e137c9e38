import type { DatabaseSync } from 'node:sqlite'
import { TIERS, textTable } from './columns.ts'
import { prepared } from './prepared.ts'

/** Takes everything of a document out of the index, except its row with id and version, and its suggestions, which are counted. */
export const eraseDocument = (db: DatabaseSync, doc: bigint): void => {
  for (const tier of TIERS) prepared(db, `DELETE FROM ${textTable(tier)} WHERE rowid = ?`).run(doc)
  prepared(db, 'DELETE FROM term WHERE (key, doc) IN (SELECT key, doc FROM term INDEXED BY term_of_document WHERE doc = ?)').run(doc)
  prepared(db, 'DELETE FROM place_tree WHERE place IN (SELECT place FROM place WHERE doc = ?)').run(doc)
  prepared(db, 'DELETE FROM place WHERE doc = ?').run(doc)
}
