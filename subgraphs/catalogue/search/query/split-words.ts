import { tokenOf } from './latin-words.ts'

const SHORTEST_RUN = 8
const LONGEST_RUN = 120
const LONGEST_PIECE = 18
/** Short pieces are in every index by chance (initials, units, parts of formulas): the shortest are these words, those of three letters frequent ones. */
const SHORT_WORDS = new Set('a an and as at by for from in is its of on or the to via with'.split(' '))
const SHORTEST_PIECE = 3
const FREQUENT = 20
const VOWEL = /[aeiouy]/

/** Stretches of letters that may be words run together. */
export const runsOfLetters = (text: string): string[] => [...new Set(Array.from(text.matchAll(/[A-Za-z]+/g), ([run]) => run))].filter(({ length }) => length >= SHORTEST_RUN && length <= LONGEST_RUN)

/** Pieces that words run together may be made of, with their tokens. */
export const piecesOf = (run: string): Map<string, string> => {
  const pieces = new Map<string, string>()
  const word = run.toLowerCase()
  for (let from = 0; from < word.length; from++) {
    for (let length = 1; length <= Math.min(LONGEST_PIECE, word.length - from); length++) {
      const piece = word.slice(from, from + length)
      const isCapital = length < SHORTEST_PIECE && /^[A-Z]+$/.test(run.slice(from, from + length))
      if (length === word.length || !(isCapital || SHORT_WORDS.has(piece) || (length >= SHORTEST_PIECE && VOWEL.test(piece)))) continue
      const token = tokenOf(piece)
      if (token !== undefined) pieces.set(piece, token)
    }
  }
  return pieces
}

/** Shorter ones on average are letters, not words. */
const SHORTEST_ON_AVERAGE = 3.5
/** One piece costs so much: few long words are likelier than many short ones. */
const COST_OF_A_PIECE = 3

/**
 * `graphneuralnetwork` → graph, neural, network: the likeliest row of words of the index. Undefined: it is not made of such words. `records` tells of a token
 * in how many records it stands.
 */
export const splitWords = (run: string, pieces: ReadonlyMap<string, string>, records: (token: string) => number): string[] | undefined => {
  const word = run.toLowerCase()
  const best: ({ cost: number; from: number } | undefined)[] = [{ cost: 0, from: 0 }]
  for (let end = 1; end <= word.length; end++) {
    for (let from = Math.max(0, end - LONGEST_PIECE); from < end; from++) {
      const before = best[from]
      const piece = word.slice(from, end)
      const token = pieces.get(piece)
      const known = token === undefined ? 0 : records(token)
      if (!before || known === 0 || (piece.length === SHORTEST_PIECE && known < FREQUENT && !SHORT_WORDS.has(piece))) continue
      const cost = before.cost + COST_OF_A_PIECE + Math.log(1e6 / (known + 1)) / 2
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, from }
    }
  }
  if (!best[word.length]) return undefined
  const words: string[] = []
  for (let end = word.length; end > 0; end = (best[end] as { from: number }).from) words.unshift(run.slice((best[end] as { from: number }).from, end))
  return words.length > 1 && word.length / words.length >= SHORTEST_ON_AVERAGE ? words : undefined
}
