import { analyse } from '../analysis/analyse.ts'
import { isStopWord } from '../analysis/stop-words.ts'

/** A word of an alphabet as typed, and the token that stands for it in the index. */
export interface LatinWord { surface: string; token: string }

const MOST = 32
/** Numbers, formulas and accession numbers are not spelt wrong by rule. */
const LETTERS_ONLY = /^[a-z]+$/

const wordsOf = (text: string): LatinWord[] =>
  analyse(text)
    .filter(({ kind, asWritten, alphabetic, text: token }) => kind === 'word' && asWritten && alphabetic && LETTERS_ONLY.test(token))
    .map(({ text: token, start, end }) => ({ surface: text.slice(start, end), token }))

/** The words of an alphabet in a text, in order, each once. */
export const latinWords = (text: string): LatinWord[] =>
  [...new Map(wordsOf(text).map((word) => [word.token, word])).values()].filter(({ token }) => !isStopWord(token)).slice(0, MOST)

/** Neighbours with nothing but a blank between, as one word: `diff erent` → `different`. */
export interface Joined { pieces: readonly [LatinWord, LatinWord]; joined: LatinWord }

export const joinedNeighbours = (text: string): Joined[] => {
  const found: Joined[] = []
  for (const stretch of text.match(/[A-Za-z]+(?:\s+[A-Za-z]+)+/gu) ?? []) {
    const surfaces = stretch.split(/\s+/u)
    for (let at = 0; at + 1 < surfaces.length && found.length < MOST; at++) {
      const [left, right] = [wordsOf(surfaces[at] as string)[0], wordsOf(surfaces[at + 1] as string)[0]]
      const joined = wordsOf(`${surfaces[at]}${surfaces[at + 1]}`)
      if (left && right && joined.length === 1) found.push({ pieces: [left, right], joined: joined[0] as LatinWord })
    }
  }
  return found
}

/** The token of a word. Undefined: it would be several. */
export const tokenOf = (surface: string): string | undefined => {
  const [first, second] = wordsOf(surface)
  return second ? undefined : first?.token
}
