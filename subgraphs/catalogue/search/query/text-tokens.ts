import { analyse } from '../analysis/analyse.ts'
import { exactToken } from '../analysis/exact-token.ts'
import { isStopWord } from '../analysis/stop-words.ts'
import type { Token } from '../analysis/token.ts'
import type { Term } from '../port.ts'
import { chunkTerms, type Stretch } from './chunk-terms.ts'
import { possibleKeywords } from './possible-keywords.ts'

/** Bounds of what one text of a query may cost, whatever is pasted into the box. */
const MOST_WORDS = 32
const MOST_BIGRAMS = 64
const MOST_IDENTIFIERS = 8
const MOST_PHRASES = 8

/** The tokens of one stretch of a query, cut both ways. */
export interface TextTokens {
  /** Looked for among the exact tokens; their parts are not among the rest. */
  identifiers: string[]
  words: string[]
  /** Those of `words` that are of an alphabet or numbers, which both ways of cutting have in common. */
  alphabetic: string[]
  /** One of a single character matches every bigram that begins with it. */
  bigrams: string[]
  /** All of the text, as it would be as a keyword or title. */
  whole?: string
  /** Keywords that the text may be made of. */
  wholeParts: string[]
  /** Whole keywords and names that the text may hold: for marking. */
  exact: string[]
  /** The text without gaps where one script goes on: pairs of characters, or words, in a row. */
  stretches: Term[]
  /** Those of `stretches` that rank as such: Chinese ones that are not all of the text, or all of the text in words of an alphabet. */
  phrases: Term[]
  /** The chunks of a row of keywords, each as one term; empty for other texts. */
  chunks: Term[]
  /** How much a token or phrase of a row of keywords weighs; 1 for those that are not named. By its text, a phrase's by its sequence with blanks between. */
  weights: ReadonlyMap<string, number>
  /** What was left out: words that say nothing, and what is beyond the bounds. */
  dropped: string[]
}

export const textTokens = (text: string): TextTokens => {
  const dropped: string[] = []
  const bounded = (list: readonly string[], most: number): string[] => {
    dropped.push(...list.slice(most))
    return list.slice(0, most)
  }
  const tokens = analyse(text).filter((token) => token.asWritten)
  const identified = tokens.filter((token) => token.kind === 'identifier')
  const rest = tokens.filter((token) => !identified.some((identifier) => token.start < identifier.end && identifier.start < token.end))
  const words = bounded(withoutStopWords(rest.filter(({ kind }) => kind === 'word'), dropped), MOST_WORDS)
  const isAlphabetic = new Set(rest.filter(({ alphabetic }) => alphabetic).map(({ text: word }) => word))
  const bigrams = bounded(unique(rest.filter(({ kind }) => kind === 'bigram')).filter((bigram) => !isStopWord(bigram)), MOST_BIGRAMS)
  const stretches = stretchesOf(rest)
  const telling = rest.filter(({ kind, text: token }) => kind === 'bigram' ? bigrams.includes(token) : words.includes(token))
  const keywords = chunkTerms(text, telling, stretches)
  const weights = new Map(keywords ? [...telling.map((token) => [token.text, keywords.weightAt(token.start)] as const), ...stretches.map(({ sequence, start }) => [sequence.join(' '), keywords.weightAt(start)] as const)] : [])
  const chinese = stretches.filter(({ stream, sequence }) => stream === 'bigrams' && sequence.length > 1)
  const whole = exactToken(text)
  const { parts, all } = possibleKeywords(text)
  return {
    identifiers: bounded(unique(identified), MOST_IDENTIFIERS), words, alphabetic: words.filter((word) => isAlphabetic.has(word)), bigrams,
    ...(whole === null ? {} : { whole }), wholeParts: parts, exact: all,
    stretches: stretches.slice(0, MOST_WORDS).map(plain), phrases: (stretches.length > 1 ? chinese : stretches.filter(({ stream, sequence }) => stream === 'words' && sequence.length > 1)).slice(0, MOST_PHRASES).map(plain),
    chunks: chinese.length > 0 ? keywords?.terms.slice(0, MOST_PHRASES) ?? [] : [], weights, dropped,
  }
}

const plain = ({ stream, sequence }: Stretch): Term => ({ stream, sequence })

const unique = (tokens: readonly Token[]): string[] => [...new Set(tokens.map(({ text }) => text))]

const withoutStopWords = (tokens: readonly Token[], dropped: string[]): string[] => {
  const all = unique(tokens)
  const telling = all.filter((word) => !isStopWord(word))
  if (telling.length === 0) return all
  dropped.push(...all.filter(isStopWord))
  return telling
}

/** Pairs of characters that overlap go on; so do words of alphabets with nothing Chinese between them. */
const stretchesOf = (tokens: readonly Token[]): Stretch[] => {
  const stretches: { stream: 'words' | 'bigrams'; sequence: string[]; start: number; end: number }[] = []
  const inOrder = tokens.filter(({ kind, alphabetic }) => kind === 'bigram' || alphabetic).sort((a, b) => a.start - b.start)
  for (const { kind, text, start, end } of inOrder) {
    const stream = kind === 'bigram' ? 'bigrams' : 'words'
    const last = stretches.at(-1)
    if (last?.stream === stream && (stream === 'words' || start < last.end)) Object.assign(last, { end: Math.max(end, last.end), sequence: [...last.sequence, text] })
    else stretches.push({ stream, sequence: [text], start, end })
  }
  return stretches.map(({ stream, sequence, start }) => ({ stream, sequence: sequence.slice(0, MOST_BIGRAMS), start }))
}
