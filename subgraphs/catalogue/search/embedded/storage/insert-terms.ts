import type { DatabaseSync } from 'node:sqlite'
import { foldText } from '../../analysis/fold.ts'
import type { IndexTier, TermField } from '../../port.ts'
import { TIER_NUMBER, type Tier, termFieldNumber } from './columns.ts'
import { prepared } from './prepared.ts'

/** A value that a document has in several tiers counts once, as of the most open one: tiers are written in that order. */
export const insertTerms = (db: DatabaseSync, doc: bigint, tier: Tier, terms: IndexTier['terms']): void => {
  for (const [field, values] of Object.entries(terms) as [TermField, string[]][]) {
    const number = termFieldNumber(field)
    for (const value of values) {
      prepared(db, 'INSERT OR IGNORE INTO term (key, doc, field, tier) VALUES (?, ?, ?, ?)').run(keyOf(db, number, value), doc, number, TIER_NUMBER[tier])
    }
  }
}

const keyOf = (db: DatabaseSync, field: number, value: string): bigint => {
  const known = prepared(db, 'SELECT key FROM key WHERE field = ? AND value = ?', { bigints: true }).get(field, value)
  if (known) return known.key as bigint
  const made = prepared(db, 'INSERT INTO key (field, value, folded) VALUES (?, ?, ?) RETURNING key', { bigints: true }).get(field, value, foldText(value))
  return (made as { key: bigint }).key
}
