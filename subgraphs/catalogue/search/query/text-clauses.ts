import type { Clause, RankTerm, Stream, Term, TextField, Way } from '../port.ts'
import { STRICT } from './shares.ts'
import type { TextTokens } from './text-tokens.ts'
import type { Unit } from './units.ts'

/** Other terms that count as a word of the query: its corrected spelling. By token. */
export type Alternatives = ReadonlyMap<string, readonly Term[]>

/** How generously a text is read. */
export interface TextReading {
  /** So many of its words, pairs of characters or units have to match. */
  share: number
  alternatives?: Alternatives
  /** What the text names, with other names of it. */
  units?: readonly Unit[]
}

/** Where so little has to match, of a row of keywords so many of the keywords are enough, whatever share of the words they are. */
const HALF = 0.5
/** Of whole keywords inside a longer query. */
const WEIGHT_OF_PARTS = 0.25
/** Of what was not typed. */
const WEIGHT_OF_ALTERNATIVES = 0.5

const NUMBER = /^\d+(?:\.\d+)?$/

const single = (stream: Stream) => (token: string): Term => ({ stream, sequence: [token] })
const each = (stream: Stream, tokens: readonly string[]): Term[][] => tokens.map((token) => [single(stream)(token)])
const inField = (field: TextField | undefined) => (field ? { field } : {})

/** What has to match of one stretch of text: each identifier whole, of the rest the share. Empty: the text has neither words nor characters. */
export const textGroups = (tokens: TextTokens, reading: TextReading, field?: TextField): Clause[][] => {
  const identified = tokens.identifiers.map((token): Clause => ({ ...inField(field), ways: [{ least: 1, items: each('exact', [token]) }] }))
  const ways = textWays(tokens, reading, field)
  return [...identified, ...(ways.length > 0 ? [{ ...inField(field), ways }] : [])].map((clause) => [clause])
}

/** The same as one clause, for where several texts are alternatives. */
export const textClause = (tokens: TextTokens, reading: TextReading, field?: TextField): Clause | undefined => {
  const identified = each('exact', tokens.identifiers)
  const ways = textWays(tokens, reading, field).map(({ least, items }) => ({ least: least + identified.length, items: [...identified, ...items] }))
  if (ways.length > 0) return { ...inField(field), ways }
  return identified.length > 0 ? { ...inField(field), ways: [{ least: identified.length, items: identified }] } : undefined
}

/** At least so much of the text has to match, by either way of cutting. */
const textWays = ({ words, alphabetic, bigrams, chunks }: TextTokens, { share, alternatives, units = [] }: TextReading, field?: TextField): Way[] => {
  const least = (count: number): number => Math.max(1, Math.ceil(count * (field === 'identifier' ? 1 : share)))
  const items = (list: readonly string[]): Term[][] => list.map((word) => [single('words')(word), ...(alternatives?.get(word) ?? [])])
  // Where less than nearly all is enough, a number is not: 19 is no part of COVID-19.
  const unnumbered = (list: readonly string[]): readonly string[] => (share < STRICT ? list.filter((word) => !NUMBER.test(word)) : list)
  const telling = words.every((word) => NUMBER.test(word)) ? words : unnumbered(words)
  const beside = unnumbered(alphabetic)
  return [
    ...(telling.length > 0 ? [{ least: least(telling.length), items: items(telling) }] : []),
    ...(bigrams.length > 0 ? [{ least: least(bigrams.length + beside.length), items: [...each('bigrams', bigrams), ...items(beside)] }] : []),
    ...(chunks.length > 1 && share <= HALF ? [{ least: least(chunks.length), items: chunks.map((chunk) => [chunk]) }] : []),
    ...(units.length > 0 ? [{ least: least(units.length), items: units.map(({ own, others }) => [own, ...others.map(({ term }) => term)]) }] : []),
  ]
}

/** Words next to each other, as written: each stretch without a change of script in one piece. Undefined: nothing to match. */
export const phraseClause = (tokens: TextTokens, field?: TextField): Clause | undefined => {
  const items: Term[][] = [...each('exact', tokens.identifiers), ...tokens.stretches.map((stretch) => [stretch])]
  return items.length === 0 ? undefined : { ...inField(field), ways: [{ least: items.length, items }] }
}

/**
 * Everything in the text that ranks, whether or not it has to match: its words and pairs of characters; each chunk of several as a phrase; the whole as a keyword
 * or title. Keywords inside a query of two count a quarter, inside a longer one nothing: there what has all of the query goes before what is called like a piece of it.
 */
export const textRank = (tokens: TextTokens, { alternatives, units = [] }: Omit<TextReading, 'share'>, field?: TextField): RankTerm[] => {
  const ranked = (weight: number) => (term: Term): RankTerm => ({ ...term, ...inField(field), weight })
  const [full, parts] = [tokens.whole === undefined ? [] : [tokens.whole], tokens.wholeParts]
  return [
    ...[...tokens.words.map(single('words')), ...tokens.bigrams.map(single('bigrams')), ...tokens.phrases].map((term) => ranked(tokens.weights.get(term.sequence.join(' ')) ?? 1)(term)),
    ...[...new Set([...tokens.identifiers, ...full])].map(single('exact')).map(ranked(1)),
    ...parts.filter((part) => part !== tokens.whole).map(single('exact')).map(ranked(WEIGHT_OF_PARTS)),
    ...[...tokens.words.flatMap((word) => alternatives?.get(word) ?? []), ...units.flatMap(({ others }) => others.map(({ term }) => term))].map(ranked(WEIGHT_OF_ALTERNATIVES)),
  ]
}
