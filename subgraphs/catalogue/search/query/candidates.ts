import { isRowOfKeywords } from './chunk-terms.ts'
import { compose, type Reading } from './compose.ts'
import type { Part } from './parts.ts'
import { plainly } from './plainly.ts'
import type { QueryParts } from './read-query.ts'
import { STRICT } from './shares.ts'
import type { Interpretation } from './settle.ts'
import type { Findings } from './spelling.ts'
import { translationsOf } from './translations.ts'
import type { Counted } from './trial.ts'
import { shownYears } from './years.ts'

/** A reading that may be the one: what it asks, and what is said of it. By its name and the findings it is made again (`chosen.ts`). */
export interface Candidate { name: string; parts: QueryParts; reading: Reading; said: Partial<Interpretation> }

/** Half of what was asked for; of a row of keywords, where that gives no list, less. */
const GENEROUS = 0.5
const MOST_GENEROUS = 0.25
/** To the letter, as it was typed. */
export const TO_THE_LETTER = 'strict'

/** Readings in the order of how near they are to what was typed; `far` are those for where nothing near finds anything. */
export const candidatesOf = (strict: Candidate, findings: Findings): { near: Candidate[]; far: Candidate[] } => {
  const corrected: Candidate = { ...withFindings(strict, findings, true), name: 'corrected' }
  const translations = translationsOf(texts(corrected.parts))
  const translated: Candidate = { ...corrected, name: 'translated', reading: { ...corrected.reading, translated: true }, said: { ...corrected.said, alsoSearched: translations } }
  const withShare = (name: string, share: number) => (candidate: Candidate): Candidate => ({ ...candidate, name, reading: { ...candidate.reading, share } })
  const half = withShare('half', GENEROUS)
  return {
    near: [
      corrected, ...(translations.length > 0 ? [translated] : []), ...dated(corrected, 'dated'), ...plain(corrected), half(corrected),
      ...(isRow(corrected.parts) ? [withShare('quarter', MOST_GENEROUS)(corrected)] : []),
    ],
    far: lastResorts(half(translations.length > 0 ? translated : corrected)),
  }
}

/** As it was typed, at most with what was found beside it; or one of the others. Undefined: there is none of that name. */
export const candidateNamed = (name: string, strict: Candidate, findings: Findings): Candidate | undefined => {
  if (name === TO_THE_LETTER) return withFindings(strict, findings, false)
  const { near, far } = candidatesOf(strict, findings)
  return [...near, ...far].find((candidate) => candidate.name === name)
}

/** Where even half of it is nowhere: without the quotes, with years as a filter, without the field, with any one of the words. */
const lastResorts = (half: Candidate): Candidate[] => {
  const { parts, reading, said } = half
  const dropping = (...more: string[]): Partial<Interpretation> => ({ ...said, dropped: [...(said.dropped ?? []), ...more] })
  const quoted = parts.groups.flat().filter(({ phrase }) => phrase).map(({ text }) => `“${text}”`)
  return [
    ...(reading.translated ? [{ ...half, name: 'half translated' }] : []),
    ...(quoted.length > 0 ? [{ ...half, name: 'unquoted', reading: { ...reading, loosely: true }, said: dropping(...quoted) }] : []),
    ...dated(half, 'half dated'),
    { ...half, name: 'any', reading: { ...reading, loosely: true, share: 0 }, said: dropping(...quoted) },
  ]
}

/** Years among the words as a restriction. None: there are none, or nothing else. */
const dated = (candidate: Candidate, name: string): Candidate[] => {
  const { parts, said } = candidate
  const years = parts.possibly
  if (!years) return []
  const rest: QueryParts = { ...parts, groups: mapTexts(parts.groups, (text) => text.replace(years.text, ' ').trim()), generated: years.generated }
  return texts(rest).trim() === '' ? [] : [{ ...candidate, name, parts: rest, said: { ...said, corrections: [...(said.corrections ?? []), `${years.text} → 年份:${years.text}`] } }]
}

/** The subject alone, of the years that were named. None: there is nothing around it. */
const plain = (candidate: Candidate): Candidate[] => {
  const found = plainly(candidate.parts)
  if (!found) return []
  const { said } = candidate
  const { parts, dropped, years } = found
  return [{ ...candidate, name: 'plain', parts, said: { ...said, dropped: [...(said.dropped ?? []), ...dropped], corrections: [...(said.corrections ?? []), ...(years && parts.generated ? [`${years} → ${shownYears(parts.generated)}`] : [])] } }]
}

const withFindings = (candidate: Candidate, { alternatives, rewritten, corrections }: Findings, rewriting: boolean): Candidate => ({
  ...candidate,
  parts: rewriting && rewritten.size > 0 ? { ...candidate.parts, groups: mapTexts(candidate.parts.groups, (text) => [...rewritten].reduce((all, [run, words]) => all.replaceAll(run, words), text)) } : candidate.parts,
  reading: { ...candidate.reading, ...(alternatives.size > 0 ? { alternatives } : {}) },
  said: { ...candidate.said, corrections: [...corrections, ...(rewriting ? [...rewritten].map(([run, words]) => `${run} → ${words}`) : [])] },
})

export const mapTexts = (groups: readonly (readonly Part[])[], change: (text: string) => string): Part[][] =>
  groups.map((group) => group.map((part) => (part.phrase ? part : { ...part, text: change(part.text) })))

/** What may be spelt wrong or have another name: everything but quotations and identifiers. */
export const texts = ({ groups }: QueryParts): string => groups.flat().filter(({ phrase, field }) => !phrase && field !== 'identifier').map(({ text }) => text).join(' , ')

/** Whether a second chance is good does not depend on how many records have all of a row of keywords. */
export const counted = ({ parts, reading }: Candidate): Counted => ({
  query: compose(parts, reading).text,
  isRow: isRow(parts),
  asksWhole: !isRow(parts),
  whole: compose(parts, { ...reading, share: 1 }).text,
  ...filterOf(parts),
})

const isRow = ({ groups: [first, second] }: QueryParts): boolean => second === undefined && first?.length === 1 && isRowOfKeywords(first[0]?.text ?? '')

export const filterOf = ({ generated }: QueryParts): Pick<Counted, 'filter'> => (generated ? { filter: { generated } } : {})

export const isLoosened = ({ parts, reading }: Candidate): boolean =>
  reading.share < STRICT && JSON.stringify(compose(parts, reading).text.all) !== JSON.stringify(compose(parts, { ...reading, share: STRICT }).text.all)
