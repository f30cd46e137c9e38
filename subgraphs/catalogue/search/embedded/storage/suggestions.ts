import type { DatabaseSync } from 'node:sqlite'
import type { Suggestible } from '../../port.ts'
import { kindNumber } from './columns.ts'
import { prepared } from './prepared.ts'

/** By how much the number of documents that bear a suggestion changes, while a batch is written. */
export type Uses = Map<bigint, bigint>

const add = (uses: Uses, suggestion: bigint, change: bigint): void => void uses.set(suggestion, (uses.get(suggestion) ?? 0n) + change)

export const insertSuggestions = (db: DatabaseSync, doc: bigint, suggestions: readonly Suggestible[], uses: Uses): void => {
  for (const { kind, text, keys } of suggestions) {
    const suggestion = numberOf(db, kindNumber(kind), text, keys)
    const { changes } = prepared(db, 'INSERT OR IGNORE INTO suggestion_of (doc, suggestion) VALUES (?, ?)').run(doc, suggestion)
    if (changes > 0) add(uses, suggestion, 1n)
  }
}

const numberOf = (db: DatabaseSync, kind: number, text: string, keys: readonly string[]): bigint => {
  const known = prepared(db, 'SELECT suggestion FROM suggestion WHERE text = ? AND kind = ?', { bigints: true }).get(text, kind)
  const row = known ?? prepared(db, 'INSERT INTO suggestion (kind, text, keys, uses) VALUES (?, ?, ?, 0) RETURNING suggestion', { bigints: true }).get(kind, text, JSON.stringify(keys))
  return (row as { suggestion: bigint }).suggestion
}

export const eraseSuggestions = (db: DatabaseSync, doc: bigint, uses: Uses): void => {
  const rows = prepared(db, 'DELETE FROM suggestion_of WHERE doc = ? RETURNING suggestion', { bigints: true }).all(doc) as { suggestion: bigint }[]
  for (const { suggestion } of rows) add(uses, suggestion, -1n)
}

/** Once per batch: a text that hundreds of its documents bear is counted in one go. What nothing bears any more goes. */
export const settleSuggestions = (db: DatabaseSync, uses: Uses): void => {
  for (const [suggestion, change] of uses) {
    if (change === 0n) prepared(db, 'DELETE FROM suggestion WHERE suggestion = ? AND uses = 0').run(suggestion)
    else settle(db, suggestion, change)
  }
}

const settle = (db: DatabaseSync, suggestion: bigint, change: bigint): void => {
  const row = prepared(db, 'UPDATE suggestion SET uses = uses + ? WHERE suggestion = ? RETURNING uses, kind, text, keys').get(change, suggestion)
  const { uses, kind, text, keys } = row as { uses: number; kind: number; text: string; keys: string }
  for (const key of JSON.parse(keys) as string[]) {
    if (uses === 0) prepared(db, 'DELETE FROM suggestion_key WHERE key = ? AND suggestion = ?').run(key, suggestion)
    else prepared(db, WRITE_KEY).run(key, suggestion, uses, kind, Array.from(text).length, text)
  }
  if (uses === 0) prepared(db, 'DELETE FROM suggestion WHERE suggestion = ?').run(suggestion)
}

const WRITE_KEY = `
  INSERT INTO suggestion_key (key, suggestion, uses, kind, length, text) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (key, suggestion) DO UPDATE SET uses = excluded.uses`
