import type { Term, WordAnswer } from '../port.ts'
import { type Correction, correctionsOf } from './corrections.ts'
import { type Joined, joinedNeighbours, type LatinWord, latinWords } from './latin-words.ts'
import type { SettlingEngine } from './settle.ts'
import { soundsOf } from './sounds.ts'
import { piecesOf, runsOfLetters, splitWords } from './split-words.ts'
import { isWordOfTerm } from './terms.ts'

/** Words that one call may look up, and how many calls at most. */
const MOST_LOOKED_UP = 900
const MOST_CALLS = 3
const MOST_SIMILAR = 4

/** What the words of a text may have been meant as. */
export interface Findings {
  /** By token. */
  alternatives: Map<string, Term[]>
  /** Words run together, and how they read apart. */
  rewritten: Map<string, string>
  /** In people's words. */
  corrections: string[]
}

export const nothingFound: Findings = { alternatives: new Map(), rewritten: new Map(), corrections: [] }

export interface Spelling {
  /** Some word is not in the index: worth a second look even where the query finds something. */
  isSuspicious: boolean
  /** `isPoor`: words that hardly anything has are doubted too. */
  findings(isPoor: boolean): Promise<Findings>
}

/** Looks up the words of an alphabet of a text. The index's own public words are all that corrections are made of. */
export const spellingOf = async (text: string, engine: SettlingEngine): Promise<Spelling> => {
  const words = latinWords(text)
  const runs = runsOfLetters(text).flatMap((surface) => latinWords(surface).slice(0, 1).map(({ token }) => ({ surface, token })))
  if (words.length === 0 && runs.length === 0) return { isSuspicious: false, findings: async () => nothingFound }
  const joined = joinedNeighbours(text)
  const records = await recordsOf([...words, ...runs, ...joined.map((each) => each.joined)].map(({ token }) => token), engine)
  const isUnknown = ({ token }: LatinWord): boolean => !records.get(token)
  return {
    isSuspicious: words.some(isUnknown),
    findings: async (isPoor) => {
      const spaced = joined.filter((each) => isApart(each, records, isPoor))
      const explained = new Set(spaced.flatMap(({ pieces }) => pieces.map(({ token }) => token)))
      // A word that the term table knows is spelt right, whether or not a record has it.
      const doubted = words.filter((word) => !explained.has(word.token) && (isPoor || isUnknown(word)) && !isWordOfTerm(word.token))
      const isUnread = (word: LatinWord): boolean => isUnknown(word) && !explained.has(word.token)
      const [split, heard, similar] = await Promise.all([
        splitsOf(runs.filter(isUnread), engine),
        isPoor ? soundsOf(words.filter(isUnread).map(({ surface }) => surface), engine) : new Map<string, string>(),
        doubted.length > 0 ? engine.vocabulary(doubted.map(({ token }) => token), MOST_SIMILAR) : [],
      ])
      const apart = new Map([...split, ...heard])
      const misspelt = doubted.filter(({ surface }) => !apart.has(surface))
      return findingsOf(spaced, misspelt.flatMap((word) => correctionsFor(word, similar, !isPoor)), apart)
    },
  }
}

const recordsOf = async (tokens: readonly string[], engine: SettlingEngine): Promise<Map<string, number>> => {
  const unique = [...new Set(tokens)].slice(0, MOST_LOOKED_UP * MOST_CALLS)
  const calls = Array.from({ length: Math.ceil(unique.length / MOST_LOOKED_UP) }, (_, at) => engine.vocabulary(unique.slice(at * MOST_LOOKED_UP, (at + 1) * MOST_LOOKED_UP), 0))
  return new Map((await Promise.all(calls)).flat().map(({ word, records }) => [word, records]))
}

/** A piece that is no word, and together they are one; where the query is poor, also a word that is far more frequent in one piece. */
const isApart = ({ pieces, joined }: Joined, records: ReadonlyMap<string, number>, isPoor: boolean): boolean => {
  const together = records.get(joined.token) ?? 0
  const fewest = Math.min(...pieces.map(({ token }) => records.get(token) ?? Infinity))
  return together > 0 && (fewest === 0 || (isPoor && fewest < together))
}

const correctionsFor = (word: LatinWord, answers: readonly WordAnswer[], certain: boolean): Correction[] => {
  const answer = answers.find((each) => each.word === word.token)
  return answer ? correctionsOf(word, answer, certain) : []
}

const splitsOf = async (words: readonly LatinWord[], engine: SettlingEngine): Promise<Map<string, string>> => {
  const candidates = words.map(({ surface }) => ({ surface, pieces: piecesOf(surface) })).filter(({ pieces }) => pieces.size > 0)
  if (candidates.length === 0) return new Map()
  const records = await recordsOf(candidates.flatMap(({ pieces }) => [...pieces.values()]), engine)
  return new Map(candidates.flatMap(({ surface, pieces }): [string, string][] => {
    const words = splitWords(surface, pieces, (token) => records.get(token) ?? 0)
    return words ? [[surface, words.join(' ')]] : []
  }))
}

const findingsOf = (spaced: readonly Joined[], corrections: readonly Correction[], rewritten: Map<string, string>): Findings => {
  const alternatives = new Map<string, Term[]>()
  const add = (token: string, word: string): unknown => alternatives.set(token, [...(alternatives.get(token) ?? []), { stream: 'words', sequence: [word] }])
  for (const { pieces, joined } of spaced) for (const { token } of pieces) add(token, joined.token)
  for (const { typed, token } of corrections) add(typed.token, token)
  return {
    alternatives, rewritten,
    corrections: [...spaced.map(({ pieces, joined }) => `${pieces.map(({ surface }) => surface).join(' ')} → ${joined.surface}`), ...corrections.map(({ typed, shown }) => `${typed.surface} → ${shown}`)],
  }
}
