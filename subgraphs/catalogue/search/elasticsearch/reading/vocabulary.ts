import type { WordAnswer } from '../../port.ts'
import { MATCHED, textPath } from '../indices/layout.ts'
import { token } from '../writing/text-source.ts'
import { editsBetween } from './edits.ts'
import { type Reading, searchResources } from './reading.ts'
import { any } from './view.ts'

/** Words that can be misspelt: of an alphabet, without digits. */
const ALPHABETIC = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{2,40}$/u
const LONGEST_WITH_ONE_EDIT = 5
const WORDS = MATCHED.map((name) => textPath('public', name, 'words'))
/** Candidates come by how near they are and how often they seem to stand; which stand most often is only known when they are counted. */
const candidatesFor = (similar: number): number => similar * 2 + 10

export const vocabulary = async (reading: Reading, words: readonly string[], similar: number): Promise<WordAnswer[]> => {
  const near = similar === 0 ? new Map<string, string[]>() : await nearWords(reading, words.filter((word) => ALPHABETIC.test(word)), similar)
  const records = await recordsWith(reading, [...new Set([...words, ...[...near.values()].flat()])])
  const answerOf = (word: string): WordAnswer['similar'] =>
    (near.get(word) ?? [])
      .map((other) => ({ word: other, records: records.get(other) ?? 0, edits: editsBetween(word, other) }))
      .filter((other) => other.records > 0 && other.edits <= mostEdits(word))
      .sort((a, b) => a.edits - b.edits || b.records - a.records || (a.word < b.word ? -1 : 1))
      .slice(0, similar)
  return words.map((word) => ({ word, records: records.get(word) ?? 0, similar: answerOf(word) }))
}

const mostEdits = (word: string): 1 | 2 => (Array.from(word).length > LONGEST_WITH_ONE_EDIT ? 2 : 1)

/** Others that begin with the same letter, or with the first two exchanged. */
const nearWords = async (reading: Reading, words: readonly string[], similar: number): Promise<Map<string, string[]>> => {
  const spellings = words.map((word) => [...new Set([word, exchanged(word)])])
  const suggestion = (field: string, text: string, word: string) => ({
    text,
    term: {
      field, size: candidatesFor(similar), max_edits: mostEdits(word), prefix_length: 1, min_word_length: 1, suggest_mode: 'always' as const, accuracy: 0.01,
      max_term_freq: 2_147_483_647, max_inspections: 50,
    },
  })
  const asked = Object.fromEntries(words.flatMap((word, at) => (spellings[at] ?? []).flatMap((text, way) => WORDS.map((field, which) => [`${at} ${way} ${which}`, suggestion(field, text, word)]))))
  if (words.length === 0) return new Map()
  const { suggest = {} } = await searchResources(reading, { size: 0, query: { match_none: {} }, suggest: asked })
  const found = suggest as Record<string, { options: { text: string }[] }[]>
  const optionsOf = (asked: string): string[] => (found[asked] ?? []).flatMap((entry) => entry.options.map(({ text }) => text))
  const options = (at: number): string[] => (spellings[at] ?? []).flatMap((spelling, way) => [...(way > 0 ? [spelling] : []), ...WORDS.flatMap((_, which) => optionsOf(`${at} ${way} ${which}`))])
  return new Map(words.map((word, at) => [word, [...new Set(options(at))].filter((other) => other !== word && ALPHABETIC.test(other) && beginsAlike(other, word))]))
}

const beginsAlike = (other: string, word: string): boolean => {
  const [first = '', second = ''] = Array.from(word)
  return other.startsWith(first) || other.startsWith(second + first)
}

const exchanged = (word: string): string => {
  const [first = '', second = '', ...rest] = Array.from(word)
  return [second, first, ...rest].join('')
}

/** Counted in live records; what the dictionary of the index says counts those that were replaced as well. */
const recordsWith = async (reading: Reading, words: readonly string[]): Promise<Map<string, number>> => {
  if (words.length === 0) return new Map()
  const { aggregations } = await searchResources(reading, {
    size: 0,
    query: { term: { live: true } },
    aggregations: { words: { filters: { filters: words.map((word) => any(WORDS.map((path) => ({ term: { [path]: { value: token(word.toWellFormed()) } } })))) } } },
  })
  const { buckets } = (aggregations as unknown as { words: { buckets: { doc_count: number }[] } }).words
  return new Map(words.map((word, at) => [word, buckets[at]?.doc_count ?? 0]))
}
