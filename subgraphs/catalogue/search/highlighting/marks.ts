import { analyse } from '../analysis/analyse.ts'
import { exactToken } from '../analysis/exact-token.ts'
import type { Token } from '../analysis/token.ts'
import type { Marked } from '../query.ts'

/** A stretch of the original text that matches, and the tokens of the query that it matches. */
export interface Mark { start: number; end: number; tokens: readonly string[] }

/** Longer texts are looked at as far as this: a page of hits has to stay cheap. */
const LONGEST = 4_000

/** Where a text matches each of these parts of a query, from left to right, none touching another. Offsets are of the original text, which is analysed once at most. */
export const marksOf = (text: string, parts: readonly Marked[]): Mark[][] => {
  const whole = exactToken(text)
  let tokens: Token[] | undefined
  return parts.map((part) => {
    if (whole !== null && part.exact.includes(whole)) return [{ start: 0, end: text.length, tokens: [whole] }]
    return marksAmong((tokens ??= analyse(text.slice(0, LONGEST))), part)
  })
}

const marksAmong = (tokens: readonly Token[], query: Marked): Mark[] => {
  const words = merged(tokens.filter(isWanted(query)).map(asMark))
  const bigrams = bigramMarks(tokens.filter(({ kind }) => kind === 'bigram'), query)
  const telling = bigrams.filter((mark) => mark.tokens.length > 1 || query.bigrams.length === 1 || words.some((word) => word.start < mark.end && mark.start < word.end))
  return merged([...words, ...telling])
}

const asMark = ({ start, end, text }: Token): Mark => ({ start, end, tokens: [text] })

const isWanted = ({ words, identifiers }: Marked): ((token: Token) => boolean) => {
  const wanted = { word: new Set(words), identifier: new Set(identifiers), bigram: new Set<string>() }
  return ({ kind, text }) => wanted[kind].has(text)
}

/** Pairs of characters say something in a row, or beside a word; a single pair of many is chance. Asked for one character, only that one is marked. */
const bigramMarks = (bigrams: readonly Token[], query: Marked): Mark[] => {
  const wanted = new Set(query.bigrams)
  const single = [...wanted].filter((bigram) => Array.from(bigram).length === 1)
  return merged([
    ...bigrams.filter(({ text }) => wanted.has(text)).map(asMark),
    ...single.flatMap((first) => bigrams.filter(({ text }) => text.startsWith(first)).map(({ start }) => ({ start, end: start + first.length, tokens: [first] }))),
  ])
}

/** Stretches that touch or overlap become one. */
export const merged = (marks: readonly Mark[]): Mark[] => {
  const result: Mark[] = []
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (!last || mark.start > last.end) result.push(mark)
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, mark.end), tokens: [...new Set([...last.tokens, ...mark.tokens])] }
  }
  return result
}
