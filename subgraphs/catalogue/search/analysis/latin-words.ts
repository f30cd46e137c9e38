import { stemEnglish } from './english-stem.ts'

/** What is known of a word of small letters a to z. `epithet`: the second word of a species name may end like this, and `genus` the first. */
interface LatinWord { stem: string; genus: boolean; epithet: boolean }

const GENUS = /^.{2,}(?:a|us|um|is|es|on|ys|yx|ix|ax|ex|as|os|io|go|mys|er|e)$/
const EPITHET = /^(?:max|(?=.{4}).+(?:us|um|a|is|i|ae|ense|oides|ens|ans|or|er|ale|are|ile|ere|ax|ix|ys|es|io|as|coccum))$/
const MOST_REMEMBERED = 50_000
const remembered = new Map<string, LatinWord>()

/** Words recur: a regular expression less for each of them. */
export const latinWord = (word: string): LatinWord => {
  let known = remembered.get(word)
  if (!known) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    known = { stem: stemEnglish(word.slice(0, LONGEST)), genus: GENUS.test(word), epithet: word.length <= 30 && EPITHET.test(word) }
    remembered.set(word, known)
  }
  return known
}

/** Longer words (sequences, encoded data) are known by their beginning: Elasticsearch would cut them into pieces. */
export const LONGEST = 64
