import type { DatabaseSync } from 'node:sqlite'
import { MEASURES } from '../../port.ts'
import { MEASURE_COLUMNS, TIERS } from './columns.ts'
import { eraseDocument } from './erase-document.ts'
import { insertPlaces } from './insert-places.ts'
import { insertTerms } from './insert-terms.ts'
import { insertText } from './insert-text.ts'
import { forgetWords, insertWords } from './insert-words.ts'
import type { PackedEntry } from './pack-entry.ts'
import { prepared } from './prepared.ts'
import { eraseSuggestions, insertSuggestions, settleSuggestions, type Uses } from './suggestions.ts'

/** One transaction for the batch and its position: after a crash the index is where its position says. */
export const writeBatch = (db: DatabaseSync, batch: readonly PackedEntry[], position: string): void => {
  db.exec('BEGIN IMMEDIATE')
  try {
    const uses: Uses = new Map()
    for (const entry of batch) writeEntry(db, entry, uses)
    settleSuggestions(db, uses)
    prepared(db, "INSERT INTO state (name, value) VALUES ('position', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value").run(position)
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    forgetWords(db)
    throw error
  }
}

const writeEntry = (db: DatabaseSync, entry: PackedEntry, uses: Uses): void => {
  const stored = prepared(db, 'SELECT doc, version, deleted FROM document WHERE id = ?', { bigints: true }).get(entry.id) as
    | { doc: bigint; version: bigint; deleted: bigint }
    | undefined
  if (stored && stored.version >= entry.version) return
  if (stored && stored.deleted === 0n) {
    eraseDocument(db, stored.doc)
    eraseSuggestions(db, stored.doc, uses)
  }
  const doc = upsert(db, entry)
  if (entry.deleted) return
  for (const name of TIERS) {
    const tier = entry.tiers[name]
    if (!tier) continue
    if (tier.columns) insertText(db, doc, name, tier.columns)
    insertTerms(db, doc, name, tier.terms)
    insertPlaces(db, doc, name, tier)
  }
  if (entry.tiers.public?.columns) insertWords(db, entry.tiers.public.columns)
  insertSuggestions(db, doc, entry.suggestions, uses)
}

const COLUMNS = ['released', 'updated', 'generated_from', 'generated_to', 'title_key', 'embargoed_until', 'bucket', 'checksum', ...MEASURE_COLUMNS]

const UPSERT = `
  INSERT INTO document (id, version, deleted, ${COLUMNS.join(', ')}) VALUES (?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted, ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(', ')}
  RETURNING doc`

const upsert = (db: DatabaseSync, entry: PackedEntry): bigint => {
  const values = entry.deleted
    ? COLUMNS.map(() => null)
    : [
        entry.released, entry.updated, entry.generatedFrom, entry.generatedTo, entry.titleKey, entry.embargoedUntil, entry.bucket, entry.checksum,
        ...MEASURES.map((measure) => entry.measures?.[measure]),
      ]
  const row = prepared(db, UPSERT, { bigints: true }).get(entry.id, entry.version, entry.deleted ? 1 : 0, ...values.map((value) => value ?? null))
  return (row as { doc: bigint }).doc
}
