import { analyse } from './analysis/analyse.ts'
import { exactToken } from './analysis/exact-token.ts'
import { isStopWord } from './analysis/stop-words.ts'
import type { Token } from './analysis/token.ts'
import type { AnalysedQuery, QueryLevel, TextField } from './port.ts'

/** Bounds of what one query may cost, whatever is pasted into the box. */
const LONGEST_QUERY = 1_000
const MOST_WORDS = 32
const MOST_BIGRAMS = 64
const MOST_IDENTIFIERS = 8
const MOST_EXACT = 32
const LONGEST_KEYWORD_IN_CHUNKS = 4

/** Nearly all of what was asked for; where no record has that, half of it. */
const SHARES = [0.75, 0.5] as const

/**
 * What a person typed, as the engines get it. Undefined: nothing was typed, so everything matches. There are no operators and no syntax errors;
 * quoted phrases and operators will be read here, before `analyse`, and become clauses of their own.
 */
export const analyseQuery = (typed: string | null | undefined, field?: TextField): AnalysedQuery | undefined => {
  if (!typed || typed.trim() === '') return undefined
  const q = typed.length > LONGEST_QUERY ? typed.slice(0, LONGEST_QUERY) : typed
  const dropped = typed.length > LONGEST_QUERY ? [`${typed.slice(LONGEST_QUERY, LONGEST_QUERY + 20).toWellFormed()}…`] : []
  const bounded = (list: readonly string[], most: number): string[] => {
    dropped.push(...list.slice(most))
    return list.slice(0, most)
  }

  const tokens = analyse(q).filter((token) => token.asWritten)
  const identified = tokens.filter((token) => token.kind === 'identifier')
  const rest = tokens.filter((token) => !identified.some((identifier) => token.start < identifier.end && identifier.start < token.end))
  const words = bounded(withoutStopWords(rest.filter(({ kind }) => kind === 'word'), dropped), MOST_WORDS)
  const isAlphabetic = new Set(rest.filter(({ alphabetic }) => alphabetic).map(({ text }) => text))
  const alphabetic = words.filter((word) => isAlphabetic.has(word))
  const bigrams = bounded(unique(rest.filter(({ kind }) => kind === 'bigram')).filter((bigram) => !isStopWord(bigram)), MOST_BIGRAMS)
  return {
    ...(field ? { field } : {}),
    identifiers: bounded(unique(identified), MOST_IDENTIFIERS),
    words, alphabetic, bigrams, exact: wholes(q), dropped,
    levels: levelsOf(words.length, bigrams.length, alphabetic.length, field),
  }
}

const unique = (tokens: readonly Token[]): string[] => [...new Set(tokens.map(({ text }) => text))]

const withoutStopWords = (tokens: readonly Token[], dropped: string[]): string[] => {
  const all = unique(tokens)
  const telling = all.filter((word) => !isStopWord(word))
  if (telling.length === 0) return all
  dropped.push(...all.filter(isStopWord))
  return telling
}

/** An identifier that no pattern knows (a serial number, say) has to match as a whole, not by three of its four parts. */
const levelsOf = (words: number, bigrams: number, alphabetic: number, field?: TextField): QueryLevel[] => {
  const least = (count: number, share: number): number | null => (count === 0 ? null : Math.ceil(count * share))
  const shares = field === 'identifier' ? [1] : SHARES
  return words + bigrams === 0
    ? []
    : shares.map((share) => ({ words: least(words, share), bigrams: bigrams === 0 ? null : least(bigrams + alphabetic, share) }))
}

/** Everything in the query that could be a whole keyword: any few neighbouring chunks of it, longest first, since that is what people mean. */
const wholes = (q: string): string[] => {
  const chunks = q.split(/[\s,;，；、]+/u).filter((chunk) => chunk !== '')
  const found = new Set<string>()
  for (let length = Math.min(chunks.length, LONGEST_KEYWORD_IN_CHUNKS); length > 0; length--) {
    for (let from = 0; from + length <= chunks.length && found.size < MOST_EXACT; from++) {
      const token = exactToken(chunks.slice(from, from + length).join(' '))
      if (token !== null) found.add(token)
    }
  }
  return [...found]
}
