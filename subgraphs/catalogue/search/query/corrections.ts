import type { WordAnswer } from '../port.ts'
import type { LatinWord } from './latin-words.ts'

const SHORTEST = 4
const SHORTEST_WITH_TWO_EDITS = 7
const MOST = 2
/** A word that others are so much more frequent than, one letter away, is a slip that somebody else made too. */
const FAR_RARER = 50

/** Capitals inside: a gene, a formula, an abbreviation; long ones are words. */
const IS_NAME = /^(?=.{1,7}$).+\p{Lu}/u

/** A word as it was typed, as it is spelt in the index, and as that is shown. */
export interface Correction { typed: LatinWord; token: string; shown: string }

/** What a word that the index does not know, or hardly, may have been meant as. `certain`: unknown words only. */
export const correctionsOf = (typed: LatinWord, answer: WordAnswer, certain: boolean): Correction[] => {
  const { token } = typed
  if (token.length < SHORTEST || IS_NAME.test(typed.surface) || (answer.records > 0 && certain)) return []
  const near = answer.similar.filter(({ edits, records }) => edits <= (token.length < SHORTEST_WITH_TWO_EDITS ? 1 : 2) && (answer.records === 0 || (edits === 1 && records >= answer.records * FAR_RARER)))
  const nearest = near[0]?.edits
  return near.filter(({ edits }) => edits === nearest).slice(0, MOST).map(({ word }) => ({ typed, token: word, shown: shownAs(word, typed) }))
}

/** The index holds stems: the ending comes from what was typed. */
const shownAs = (word: string, { surface, token }: LatinWord): string => {
  const lower = surface.toLowerCase()
  return lower.startsWith(token) ? `${word}${lower.slice(token.length)}` : word
}
