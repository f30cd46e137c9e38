import { stemEnglish } from './english-stem.ts'
import { ALPHANUMERIC } from './runs.ts'
import { isStopWord } from './stop-words.ts'

export interface AlphabetPiece { text: string; at: number; length: number; asWritten: boolean }

/** A word, or a number with its decimal point: `real`, `2.5`, `pm2.5`, `fe3o4`. */
const PART = new RegExp(`${ALPHANUMERIC}+(?:(?<=\\d)\\.(?=\\d)${ALPHANUMERIC}+)*`, 'gv')
const LETTERS_AND_NUMBER = /^(?:([a-z]{1,6})(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)([a-z]{1,3}))$/
const MOST_PARTS_JOINED = 4
const LONGEST_JOINED = 40
/** Longer ones (sequences, encoded data) are known by their beginning: Elasticsearch would cut them into pieces. */
const LONGEST = 64

/** The words of one run such as `semi-supervised` or `covid-19`: its parts, and beside them the run in one piece and letters apart from the number. */
export const alphabetTokens = (run: string): AlphabetPiece[] => {
  const parts = Array.from(run.matchAll(PART), (match) => ({ text: match[0], at: match.index }))
  const pieces = parts.flatMap(({ text, at }) => [{ text: stemEnglish(text.slice(0, LONGEST)), at, length: text.length, asWritten: true }, ...lettersApart(text, at)])
  const joined = parts.map((part) => part.text).join('')
  if (parts.length > 1 && parts.length <= MOST_PARTS_JOINED && joined.length <= LONGEST_JOINED) {
    pieces.push({ text: stemEnglish(joined), at: 0, length: run.length, asWritten: false })
  }
  return pieces
}

/** `PM2.5` is also found by `PM 2.5`. */
const lettersApart = (text: string, at: number): AlphabetPiece[] => {
  const match = LETTERS_AND_NUMBER.exec(text)
  if (!match) return []
  const [first, second] = match[1] ? [match[1], match[2] ?? ''] : [match[3] ?? '', match[4] ?? '']
  return [
    { text: first, at, length: first.length, asWritten: false },
    { text: second, at: at + first.length, length: second.length, asWritten: false },
  ]
}

/** `IL 6` is also found by `IL6`: a short word, one blank, a number. */
const WORD_BLANK_NUMBER = /(?<![a-z\d.])([a-z]{1,6}) (\d{1,8}(?:\.\d+)?)(?![a-z\d])/gu

export const numberedNames = (folded: string): AlphabetPiece[] =>
  Array.from(folded.matchAll(WORD_BLANK_NUMBER)).filter((match) => !isStopWord(match[1] as string)).map((match) => ({ text: `${match[1]}${match[2]}`, at: match.index, length: match[0].length, asWritten: false }))
