import type { IndexFilter, SearchEngine, TextField, TextQuery } from '../port.ts'
import { bounded } from '../query.ts'
import { type Candidate, candidateNamed, candidatesOf, counted, filterOf, mapTexts, texts, TO_THE_LETTER } from './candidates.ts'
import { type Chosen, readChoice, writtenChoice } from './chosen.ts'
import { compose, type Marked } from './compose.ts'
import { withoutGaps } from './gaps.ts'
import type { Part } from './parts.ts'
import { withoutFrame } from './question-frame.ts'
import { type QueryParts, readQuery } from './read-query.ts'
import { STRICT } from './shares.ts'
import { type Findings, nothingFound, spellingOf } from './spelling.ts'
import { countOf, isGood } from './trial.ts'
import { unaskedOf } from './unasked.ts'
import { shownYears } from './years.ts'

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
  /** For the cursors of this list, so that its next page goes by the same reading. Absent: nothing was typed. */
  chosen?: string
  interpretation: Interpretation
}

/** Who asks. Filters play no part, or facets would not add up; visibility does. */
export interface Viewpoint { protectedTiers: boolean; now: number }
export type SettlingEngine = Pick<SearchEngine, 'count' | 'vocabulary' | 'suggest'>

const LONGEST_SHOWN = 200

/**
 * Reads what a person typed, and reads it more generously where that finds nothing good. A good query costs one `count`, and one `vocabulary` beside it where it
 * has words of an alphabet; otherwise at most two rounds more. Where no record has all of it, one or two `count` tell what was not asked for. `earlier` is the `chosen` of the page before:
 * the list goes on by that reading, whatever has been published since, and the engine is not asked.
 */
export const settle = async (typed: string | null | undefined, field: TextField | undefined, engine: SettlingEngine, viewpoint: Viewpoint, earlier?: string): Promise<Settled> => {
  if (!typed || typed.trim() === '') return { marked: [], interpretation: { searchedFor: null, alsoSearched: [], corrections: [], dropped: [] } }
  const { q, beyond } = bounded(typed)
  const { parts, dropped, also } = tidied(q, field)
  const said = { dropped: [...beyond, ...parts.notUnderstood, ...dropped] }
  const strict: Candidate = { name: TO_THE_LETTER, parts, reading: { share: STRICT, ...(also ? { also } : {}) }, said }
  const chosen = (earlier === undefined ? undefined : readChoice(earlier)) ?? (await choose(strict, engine, viewpoint))
  const candidate = candidateNamed(chosen.name, strict, chosen.findings)
  // A reading of that name may have gone with a newer version of this process.
  return candidate ? settled(candidate, chosen, typed) : settle(typed, field, engine, viewpoint)
}

const choose = async (strict: Candidate, engine: SettlingEngine, viewpoint: Viewpoint): Promise<Chosen> => {
  const [first, spelling] = await Promise.all([countOf(engine, viewpoint, [{ ...counted(strict), asksWhole: true }]), spellingOf(texts(strict.parts), engine)])
  const isPoor = !isGood(first[0])
  const findings = isPoor || spelling.isSuspicious ? await spelling.findings(isPoor) : nothingFound
  const candidate = isPoor ? await secondChance(strict, findings, engine, viewpoint) : candidateNamed(TO_THE_LETTER, strict, findings)
  if (!candidate) return { name: TO_THE_LETTER, findings: nothingFound, unasked: [] }
  const hasAll = !isPoor && first[0]?.whole !== 0
  return { name: candidate.name, findings, unasked: hasAll ? [] : await unaskedOf(candidate, engine, viewpoint) }
}

/** The first good one of those that are near, or the one that finds most; the first far one that finds anything. Undefined: none does. */
const secondChance = async (strict: Candidate, findings: Findings, engine: SettlingEngine, viewpoint: Viewpoint): Promise<Candidate | undefined> => {
  const { near, far } = candidatesOf(strict, findings)
  const counts = await countOf(engine, viewpoint, [...near, ...far].map(counted))
  const good = near.find((_, at) => isGood(counts[at]))
  if (good) return good
  const found = counts.map((count) => count?.found ?? 0)
  const most = Math.max(...found.slice(0, near.length))
  if (most > 0) return near[found.indexOf(most)]
  return far.find((_, at) => (found[near.length + at] ?? 0) > 0)
}

/** Without the words of a question, without blanks inside words. */
const tidied = (q: string, field: TextField | undefined): { parts: QueryParts; dropped: string[]; also?: string } => {
  const asked = readQuery(q, field)
  const isPlain = asked.groups.length === 1 && asked.groups[0]?.length === 1 && asked.none.length === 0 && !asked.generated && !asked.groups[0][0]?.phrase
  const { text, dropped } = isPlain ? withoutFrame(q) : { text: q, dropped: [] }
  const parts = dropped.length > 0 ? readQuery(text, field) : asked
  return { parts: { ...parts, groups: mapTexts(parts.groups, withoutGaps) }, dropped, ...(dropped.length > 0 ? { also: q } : {}) }
}

const settled = (candidate: Candidate, chosen: Chosen, typed: string): Settled => {
  const { text, marked, dropped } = compose(candidate.parts, candidate.reading)
  const { alsoSearched = [], corrections = [], dropped: said = [] } = candidate.said
  const isEverything = text.all.length === 0 && text.none.length === 0
  return {
    ...(isEverything ? {} : { query: text }), ...filterOf(candidate.parts), marked, chosen: writtenChoice(chosen),
    interpretation: { searchedFor: searchedFor(candidate.parts) || typed.trim(), alsoSearched, corrections, dropped: [...new Set([...said, ...dropped, ...chosen.unasked])] },
  }
}

const searchedFor = ({ groups, none, generated }: QueryParts): string => {
  const shown = ({ text, field, phrase }: Part): string => `${field ? `${field}:` : ''}${phrase ? `"${text}"` : text}`
  const all = [...groups.map((group) => (group.length > 1 && groups.length > 1 ? `(${group.map(shown).join(' OR ')})` : group.map(shown).join(' OR '))), ...none.map((part) => `-${shown(part)}`), ...(generated ? [shownYears(generated)] : [])]
  return all.join(' ').slice(0, LONGEST_SHOWN).toWellFormed()
}
