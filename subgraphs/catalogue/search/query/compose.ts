import type { Clause, RankTerm, TextQuery } from '../port.ts'
import type { Part } from './parts.ts'
import type { QueryParts } from './read-query.ts'
import { phraseClause, type TextReading, textClause, textGroups, textRank } from './text-clauses.ts'
import { type TextTokens, textTokens } from './text-tokens.ts'
import { unitsOf } from './units.ts'

/** What of a query is marked in a text that matches it. */
export interface Marked { field?: Part['field']; words: readonly string[]; bigrams: readonly string[]; identifiers: readonly string[]; exact: readonly string[] }

/** One reading of what a person typed: what the engine is asked, what is marked in the hits, what was left out. */
export interface AnalysedQuery { text: TextQuery; marked: readonly Marked[]; dropped: readonly string[] }

/** How generously the parts are read. */
export interface Reading extends Omit<TextReading, 'units'> {
  /** Quotes are taken as punctuation. */
  loosely?: boolean
  /** What the texts name is also looked for under its other names. */
  translated?: boolean
  /** Ranks as if it had been typed too: the question that the words were taken from. */
  also?: string
}

/** Bounds what ranking costs, all parts together. */
const MOST_RANK_TERMS = 160

/** What the engine is asked for these parts, read like this. Pure. */
export const compose = (parts: QueryParts, reading: Reading): AnalysedQuery => {
  const dropped: string[] = []
  const marked: Marked[] = []
  const rank: RankTerm[] = []
  const take = (part: Part): Taken => {
    const taken = { part, tokens: textTokens(part.text), reading: readingOf(part, reading) }
    dropped.push(...taken.tokens.dropped)
    marked.push(markedOf(taken))
    rank.push(...rankOf(taken))
    return taken
  }
  const all = parts.groups.flatMap((group) => groupsOf(group.map(take), reading.loosely)).filter((clauses) => clauses.length > 0)
  const none = parts.none.flatMap((part) => phraseClause(textTokens(part.text), part.field) ?? [])
  if (reading.also) rank.push(...textRank(textTokens(reading.also), {}).filter(({ stream }) => stream === 'exact'))
  const nothing = all.length === 0 && none.length === 0 && !parts.generated
  return { text: { all: nothing ? [[]] : all, none, rank: unique(rank).slice(0, MOST_RANK_TERMS) }, marked, dropped: [...new Set(dropped)] }
}

/** A part, its tokens, and how they are read. */
interface Taken { part: Part; tokens: TextTokens; reading: TextReading }

/** Phrases are not translated: they are quotations. */
const readingOf = ({ text, phrase }: Part, { share, alternatives, translated }: Reading): TextReading =>
  ({ share, ...(alternatives ? { alternatives } : {}), ...(translated && !phrase ? { units: unitsOf(text) } : {}) })

const groupsOf = (group: readonly Taken[], loosely = false): Clause[][] => {
  const isPhrase = ({ part }: Taken): boolean => part.phrase === true && !loosely
  const [only] = group
  if (group.length === 1 && only && !isPhrase(only)) return textGroups(only.tokens, only.reading, only.part.field)
  return [group.flatMap((taken) => (isPhrase(taken) ? phraseClause(taken.tokens, taken.part.field) : textClause(taken.tokens, taken.reading, taken.part.field)) ?? [])]
}

const rankOf = ({ part, tokens, reading }: Taken): RankTerm[] => [
  ...textRank(tokens, reading, part.field),
  ...(part.phrase ? tokens.stretches.filter(({ sequence }) => sequence.length > 1).map((term) => ({ ...term, ...(part.field ? { field: part.field } : {}), weight: 1 })) : []),
]

const markedOf = ({ part: { field }, tokens: { words, bigrams, identifiers, exact }, reading: { alternatives, units = [] } }: Taken): Marked => {
  const others = [...words.flatMap((word) => alternatives?.get(word) ?? []), ...units.flatMap((unit) => unit.others.map(({ term }) => term))]
  const of = (stream: 'words' | 'bigrams'): string[] => others.flatMap((term) => (term.stream === stream ? term.sequence : []))
  return { ...(field ? { field } : {}), words: [...words, ...of('words')], bigrams: [...bigrams, ...of('bigrams')], identifiers, exact }
}

const unique = (rank: readonly RankTerm[]): RankTerm[] => [...new Map(rank.map((term) => [JSON.stringify([term.field, term.stream, term.sequence]), term] as const).toReversed()).values()].toReversed()
