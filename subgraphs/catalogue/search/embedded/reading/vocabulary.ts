import type { DatabaseSync } from 'node:sqlite'
import type { WordAnswer } from '../../port.ts'
import { textTable } from '../storage/columns.ts'
import { ALPHABETIC } from '../storage/insert-words.ts'
import { prepared } from '../storage/prepared.ts'
import { anyOf } from './match-expression.ts'
import { type Near, nearStrings } from './near-strings.ts'

const LONGEST_WITH_ONE_EDIT = 5
/** A word of a very dense neighbourhood: the nearest are counted, by no means all. */
const MOST_COUNTED = 500

export const vocabulary = (db: DatabaseSync, words: readonly string[], similar: number): WordAnswer[] =>
  words.map((word) => ({ word, records: recordsWith(db, word), similar: similar === 0 ? [] : similarTo(db, word, similar) }))

/** Records with the word in a stream of words, public text only. */
const recordsWith = (db: DatabaseSync, word: string): number => {
  const expression = anyOf([{ term: { stream: 'words', sequence: [word] } }])
  return prepared(db, `SELECT count(*) AS n FROM ${textTable('public')} WHERE ${textTable('public')} MATCH ?`).get(expression)?.n as number
}

const similarTo = (db: DatabaseSync, word: string, most: number): WordAnswer['similar'] =>
  nearWords(db, word)
    .slice(0, MOST_COUNTED)
    .map(({ string, edits }) => ({ word: string, records: recordsWith(db, string), edits }))
    .filter(({ records }) => records > 0)
    .sort((a, b) => a.edits - b.edits || b.records - a.records || (a.word < b.word ? -1 : 1))
    .slice(0, most)

/** Others that begin with the same letter, or with the first two exchanged; nearest first. */
const nearWords = (db: DatabaseSync, word: string): Near[] => {
  if (!ALPHABETIC.test(word)) return []
  const [first = '', second = ''] = Array.from(word)
  const next = (from: string): string | undefined => prepared(db, 'SELECT word FROM word WHERE word >= ? ORDER BY word LIMIT 1').get(from)?.word as string | undefined
  const edits = Array.from(word).length > LONGEST_WITH_ONE_EDIT ? 2 : 1
  const beginnings = first === second || second === '' ? [first] : [first, second + first]
  return beginnings.flatMap((begin) => nearStrings(next, begin, word, edits, true)).filter(({ string }) => string !== word).sort((a, b) => a.edits - b.edits)
}
