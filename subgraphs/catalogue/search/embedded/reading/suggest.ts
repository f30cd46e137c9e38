import type { DatabaseSync } from 'node:sqlite'
import type { SuggestibleKind, SuggestRequest } from '../../port.ts'
import { kindNumber, SUGGESTION_KINDS } from '../storage/columns.ts'
import { prepared } from '../storage/prepared.ts'
import { behind, nearStrings } from './near-strings.ts'

interface Candidate { suggestion: number; kind: number; text: string; uses: number; length: number }

/** Below this everything with the same first letter would be near. */
const SHORTEST_WITH_SLIPS = 3
const LONGEST_WITH_ONE_SLIP = 5

/** What begins as typed, best first; after it, where slips are admitted, what nearly does. */
export const suggest = (db: DatabaseSync, { text, kinds, first, fuzzy }: SuggestRequest): { kind: SuggestibleKind; text: string }[] => {
  if (text === '' || kinds.length === 0) return []
  const numbers = kinds.map(kindNumber)
  const exact = bestOf(db, text, numbers, first)
  const near = fuzzy && exact.length < first ? slips(db, text).flatMap((beginning) => bestOf(db, beginning, numbers, first)).sort(better) : []
  const best = new Map([...exact, ...near].map((candidate) => [candidate.suggestion, candidate]))
  return [...best.values()].slice(0, first).map((candidate) => ({ kind: SUGGESTION_KINDS[candidate.kind] as SuggestibleKind, text: candidate.text }))
}

const better = (a: Candidate, b: Candidate): number => b.uses - a.uses || a.length - b.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)

/** A text may stand several times in the range, by its pinyin and by its initials, next to each other in the order. */
const KEYS_OF_A_TEXT = 3

const bestOf = (db: DatabaseSync, beginning: string, kinds: readonly number[], first: number): Candidate[] => {
  const statement = prepared(db, BEST)
  for (let limit = first * KEYS_OF_A_TEXT; ; limit *= 4) {
    const rows = statement.all(beginning, behind(beginning) ?? null, JSON.stringify(kinds), limit) as unknown as Candidate[]
    const distinct = [...new Map(rows.map((row) => [row.suggestion, row])).values()]
    if (distinct.length >= first || rows.length < limit) return distinct.slice(0, first)
  }
}

const BEST = `
  SELECT suggestion, kind, text, uses, length FROM suggestion_key
  WHERE key >= ? AND key < ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY uses DESC, length, text, suggestion LIMIT ?`

const slips = (db: DatabaseSync, text: string): string[] => {
  const letters = Array.from(text)
  if (letters.length < SHORTEST_WITH_SLIPS) return []
  const next = (from: string): string | undefined => prepared(db, 'SELECT key FROM suggestion_key WHERE key >= ? ORDER BY key LIMIT 1').get(from)?.key as string | undefined
  return nearStrings(next, letters[0] as string, text, letters.length > LONGEST_WITH_ONE_SLIP ? 2 : 1, false).map(({ string }) => string)
}
