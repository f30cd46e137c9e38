import type { IndexFilter, SearchEngine, TextField, TextQuery } from '../port.ts'
import { bounded, STRICT } from '../query.ts'
import { type AnalysedQuery, compose, type Marked, type Reading } from './compose.ts'
import { isRowOfKeywords } from './chunk-terms.ts'
import { withoutGaps } from './gaps.ts'
import { type Part, type QueryParts, readQuery } from './read-query.ts'
import { withoutFrame } from './question-frame.ts'
import { type Findings, nothingFound, spellingOf } from './spelling.ts'
import { countOf, type Counted, isGood } from './trial.ts'
import { translationsOf } from './translations.ts'

/** What was made of a query, in people's words: strings as typed, or as they stand in records; never stems or tokens. */
export interface Interpretation {
  /** What was searched for in the end. Null: nothing was typed. */
  searchedFor: string | null
  /** Words of another language or spelling that were searched beside. */
  alsoSearched: string[]
  /** `diffreent → different`. */
  corrections: string[]
  /** What was left out, or not asked for any more. */
  dropped: string[]
}

/** The reading of a query that all of a page, its total, its facets, its clusters go by. */
export interface Settled {
  /** Undefined: nothing to match, everything is found. */
  query?: TextQuery
  /** Restrictions that were typed (`年份:2015-2020`), to be merged with those of the form: both have to hold. */
  filter?: Pick<IndexFilter, 'generated'>
  marked: readonly Marked[]
  interpretation: Interpretation
}

/** Who asks. Filters play no part, or facets would not add up; visibility does. */
export interface Viewpoint { protectedTiers: boolean; now: number }
export type SettlingEngine = Pick<SearchEngine, 'count' | 'vocabulary'>

const LONGEST_SHOWN = 200
/** Half of what was asked for; of a row of keywords, where that gives no list, less. */
const GENEROUS = 0.5
const MOST_GENEROUS = 0.25

/** A reading that may be the one: what it asks, and what is said of it. */
interface Candidate { parts: QueryParts; reading: Reading; said: Partial<Interpretation> }

/**
 * Reads what a person typed, and reads it more generously where that finds nothing good. The same text, index and viewpoint give the same answer, so that
 * page 2 goes by what page 1 went by. A good query costs one `count`, and one `vocabulary` beside it where it has words of an alphabet; at most two rounds more otherwise.
 */
export const settle = async (typed: string | null | undefined, field: TextField | undefined, engine: SettlingEngine, viewpoint: Viewpoint): Promise<Settled> => {
  if (!typed || typed.trim() === '') return { marked: [], interpretation: { searchedFor: null, alsoSearched: [], corrections: [], dropped: [] } }
  const { q, beyond } = bounded(typed)
  const { parts, dropped, also } = tidied(q, field)
  const said = { dropped: [...beyond, ...parts.notUnderstood, ...dropped] }
  const strict: Candidate = { parts, reading: { share: STRICT, ...(also ? { also } : {}) }, said }

  const [first, spelling] = await Promise.all([countOf(engine, viewpoint, [counted(strict)]), spellingOf(texts(parts), engine)])
  const isPoor = !isGood(first[0])
  const findings = isPoor || spelling.isSuspicious ? await spelling.findings(isPoor) : nothingFound
  if (!isPoor) return settled(withFindings(strict, findings, false), typed)
  return settled(await secondChance(strict, findings, engine, viewpoint), typed)
}

/** Readings in the order of how near they are to what was typed; the first good one, or the one that finds most. */
const secondChance = async (strict: Candidate, findings: Findings, engine: SettlingEngine, viewpoint: Viewpoint): Promise<Candidate> => {
  const corrected = withFindings(strict, findings, true)
  const translations = translationsOf(texts(corrected.parts))
  const translated: Candidate = { ...corrected, reading: { ...corrected.reading, translated: true }, said: { ...corrected.said, alsoSearched: translations } }
  const withShare = (share: number) => (candidate: Candidate): Candidate => ({ ...candidate, reading: { ...candidate.reading, share } })
  const half = withShare(GENEROUS)
  const near = [corrected, ...(translations.length > 0 ? [translated] : []), half(corrected), ...(isRow(corrected.parts) ? [withShare(MOST_GENEROUS)(corrected)] : [])]
  const far = lastResorts(half(translations.length > 0 ? translated : corrected))
  const counts = await countOf(engine, viewpoint, [...near, ...far].map(counted))

  const good = near.findIndex((_, at) => isGood(counts[at]))
  if (good >= 0) return near[good] as Candidate
  const found = counts.map((count) => count?.found ?? 0)
  const most = Math.max(...found.slice(0, near.length))
  if (most > 0) return near[found.indexOf(most)] as Candidate
  return far.find((_, at) => (found[near.length + at] ?? 0) > 0) ?? strict
}

/** Where even half of it is nowhere: without the quotes, with years as a filter, without the field, with any one of the words. */
const lastResorts = (half: Candidate): Candidate[] => {
  const { parts, reading, said } = half
  const dropping = (...more: string[]): Partial<Interpretation> => ({ ...said, dropped: [...(said.dropped ?? []), ...more] })
  const years = parts.possibly
  const quoted = parts.groups.flat().filter(({ phrase }) => phrase).map(({ text }) => `“${text}”`)
  const dated: QueryParts | undefined = years && { ...parts, groups: mapTexts(parts.groups, (text) => text.replace(years.text, ' ')), generated: years.generated }
  return [
    ...(reading.translated ? [half] : []),
    ...(quoted.length > 0 ? [{ ...half, reading: { ...reading, loosely: true }, said: dropping(...quoted) }] : []),
    ...(dated && texts(dated).trim() !== '' ? [{ ...half, parts: dated, said: { ...said, corrections: [...(said.corrections ?? []), `${parts.possibly?.text} → 年份:${parts.possibly?.text}`] } }] : []),
    { ...half, reading: { ...reading, loosely: true, share: 0 }, said: dropping(...quoted) },
  ]
}

const withFindings = (candidate: Candidate, { alternatives, rewritten, corrections }: Findings, rewriting: boolean): Candidate => ({
  parts: rewriting && rewritten.size > 0 ? { ...candidate.parts, groups: mapTexts(candidate.parts.groups, (text) => [...rewritten].reduce((all, [run, words]) => all.replaceAll(run, words), text)) } : candidate.parts,
  reading: { ...candidate.reading, ...(alternatives.size > 0 ? { alternatives } : {}) },
  said: { ...candidate.said, corrections: [...corrections, ...(rewriting ? [...rewritten].map(([run, words]) => `${run} → ${words}`) : [])] },
})

/** Without the words of a question, without blanks inside words. */
const tidied = (q: string, field: TextField | undefined): { parts: QueryParts; dropped: string[]; also?: string } => {
  const asked = readQuery(q, field)
  const isPlain = asked.groups.length === 1 && asked.groups[0]?.length === 1 && asked.none.length === 0 && !asked.generated && !asked.groups[0][0]?.phrase
  const { text, dropped } = isPlain ? withoutFrame(q) : { text: q, dropped: [] }
  const parts = dropped.length > 0 ? readQuery(text, field) : asked
  return { parts: { ...parts, groups: mapTexts(parts.groups, withoutGaps) }, dropped, ...(dropped.length > 0 ? { also: q } : {}) }
}

const mapTexts = (groups: readonly (readonly Part[])[], change: (text: string) => string): Part[][] =>
  groups.map((group) => group.map((part) => (part.phrase ? part : { ...part, text: change(part.text) })))

/** What may be spelt wrong or have another name: everything but quotations and identifiers. */
const texts = ({ groups }: QueryParts): string => groups.flat().filter(({ phrase, field }) => !phrase && field !== 'identifier').map(({ text }) => text).join(' , ')

const composed = ({ parts, reading }: Candidate): AnalysedQuery => compose(parts, reading)

const counted = (candidate: Candidate): Counted => ({
  query: composed(candidate).text,
  isRow: isRow(candidate.parts),
  whole: composed({ ...candidate, reading: { ...candidate.reading, share: 1 } }).text,
  ...filterOf(candidate.parts),
})

const isRow = ({ groups: [first, second] }: QueryParts): boolean => second === undefined && first?.length === 1 && isRowOfKeywords(first[0]?.text ?? '')

const filterOf = ({ generated }: QueryParts): { filter?: { generated: NonNullable<IndexFilter['generated']> } } => (generated ? { filter: { generated } } : {})

const settled = (candidate: Candidate, typed: string): Settled => {
  const { text, marked, dropped } = composed(candidate)
  const { alsoSearched = [], corrections = [], dropped: said = [] } = candidate.said
  const isEverything = text.all.length === 0 && text.none.length === 0
  return {
    ...(isEverything ? {} : { query: text }), ...filterOf(candidate.parts), marked,
    interpretation: { searchedFor: searchedFor(candidate.parts) || typed.trim(), alsoSearched, corrections, dropped: [...new Set([...said, ...dropped])] },
  }
}

const searchedFor = ({ groups, none }: QueryParts): string => {
  const shown = ({ text, field, phrase }: Part): string => `${field ? `${field}:` : ''}${phrase ? `"${text}"` : text}`
  return [...groups.map((group) => group.map(shown).join(' OR ')), ...none.map((part) => `-${shown(part)}`)].join(' ').slice(0, LONGEST_SHOWN).toWellFormed()
}
