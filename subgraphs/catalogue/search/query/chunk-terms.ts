import type { Token } from '../analysis/token.ts'
import type { Term } from '../port.ts'

/** Keywords in a row: each chunk short. Sentences and titles are not weighed by their pieces. */
const LONGEST_KEYWORD = 14
const FEWEST_WEIGHED = 3
const MOST_WEIGHED = 5
const LEAST_WEIGHT = 0.5
const MOST_WEIGHT = 2.5
/** Weights are few, since an engine may pay for each. */
const STEP = 0.1

/** A stretch of a text in one script, as a term. */
export interface Stretch extends Term { start: number }

/** The chunks of a text that is a row of keywords. */
export interface ChunkTerms {
  /** Each chunk as one term. */
  terms: Term[]
  /** How much what begins at this offset weighs: a chunk of many pairs of characters would outweigh all others together. */
  weightAt(start: number): number
}

/** Undefined: the text is no row of keywords. */
export const chunkTerms = (text: string, tokens: readonly Token[], stretches: readonly Stretch[]): ChunkTerms | undefined => {
  const chunks = Array.from(text.matchAll(/[^\s,;，；、]+/gu), ({ 0: chunk, index }) => ({ from: index, to: index + chunk.length }))
  if (chunks.length < 2 || chunks.some(({ from, to }) => to - from > LONGEST_KEYWORD)) return undefined
  const within = <T extends { start: number }>(list: readonly T[], at: number): T[] => list.filter(({ start }) => chunks[at] && start >= chunks[at].from && start < chunks[at].to)
  const sizes = chunks.map((_, at) => within(tokens, at).length)
  const average = sizes.reduce((sum, size) => sum + size, 0) / sizes.length
  const weights = sizes.map((size) => Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, Math.round(Math.sqrt(average / Math.max(1, size)) / STEP) / (1 / STEP))))
  return {
    terms: chunks.flatMap((_, at) => within(stretches, at).toSorted((a, b) => b.sequence.length - a.sequence.length).slice(0, 1)).map(({ stream, sequence }) => ({ stream, sequence })),
    weightAt: (start) => (chunks.length < FEWEST_WEIGHED || chunks.length > MOST_WEIGHED ? 1 : weights[chunks.findIndex(({ from, to }) => start >= from && start < to)] ?? 1),
  }
}

/** Chinese keywords with blanks between. */
export const isRowOfKeywords = (text: string): boolean => {
  const chunks = text.split(/[\s,;，；、]+/u).filter((chunk) => chunk !== '')
  return chunks.length > 1 && chunks.every((chunk) => chunk.length <= LONGEST_KEYWORD) && /\p{Script=Han}/u.test(text)
}
