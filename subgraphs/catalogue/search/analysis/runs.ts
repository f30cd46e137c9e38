import { readNumber } from './numbers.ts'

/** Ideographs and kana, which are written without blanks; the marks are those of voiced kana. */
const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\u3099\\u309a]'
/** Letters and digits of all other scripts. */
export const ALPHANUMERIC = `[[\\p{L}\\p{M}\\p{N}]--${CJK}]`

/**
 * A stretch of folded text to which one way of cutting applies: `cjk` to the dictionary, `words` (with their inner hyphens and points) to the rules of alphabets,
 * `number` to none. `length` is that in the folded text, which `text` may be shorter than (1,000 is 1000). `plain`: nothing but a to z.
 */
export interface Run { kind: 'cjk' | 'words' | 'number'; text: string; at: number; length: number; plain: boolean; parts?: readonly string[] }

const SEPARATOR = 1
const IDEOGRAPH = 2
const LETTER = 3
/** `-`, `'` and the like: part of a run between two letters or digits. */
const JOINER = 4
const JOINERS = "-'._/+·"

const isCjk = new RegExp(`^${CJK}$`, 'v')
const isAlphanumeric = new RegExp(`^${ALPHANUMERIC}$`, 'v')
const classify = (character: string): number => (isCjk.test(character) ? IDEOGRAPH : isAlphanumeric.test(character) ? LETTER : JOINERS.includes(character) ? JOINER : SEPARATOR)

/** By UTF-16 code unit, filled as characters are met; 0 = not met yet. */
const classes = new Uint8Array(0x10000)
const classAt = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  const known = classes[unit] as number
  if (known !== 0) return known
  if (unit >= 0xd800 && unit <= 0xdfff) return classify(String.fromCodePoint(text.codePointAt(at) as number))
  return (classes[unit] = classify(text.charAt(at)))
}
const widthAt = (text: string, at: number): number => ((text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1)
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isSmallLetter = (unit: number): boolean => unit >= 97 && unit <= 122

/** Everything else (blanks, punctuation, symbols) separates. */
export const runsOf = (folded: string): Run[] => {
  const runs: Run[] = []
  for (let at = 0; at < folded.length; ) {
    const kind = classAt(folded, at)
    const number = kind === LETTER && isDigit(folded.charCodeAt(at)) ? readNumber(folded, at) : null
    if (number) runs.push({ kind: number.parts ? 'number' : 'words', text: number.text, at, length: number.length, plain: false, parts: number.parts })
    else if (kind === LETTER || kind === IDEOGRAPH) runs.push(kind === LETTER ? wordsAt(folded, at) : ideographsAt(folded, at))
    const last = runs.at(-1)
    at = last && last.at === at ? at + last.length : at + widthAt(folded, at)
  }
  return runs
}

const ideographsAt = (text: string, at: number): Run => {
  let end = at
  while (end < text.length && classAt(text, end) === IDEOGRAPH) end += widthAt(text, end)
  return { kind: 'cjk', text: text.slice(at, end), at, length: end - at, plain: false }
}

const wordsAt = (text: string, at: number): Run => {
  let end = at
  let plain = true
  while (end < text.length) {
    const kind = classAt(text, end)
    if (kind !== LETTER && !(kind === JOINER && end + 1 < text.length && classAt(text, end + 1) === LETTER)) break
    plain &&= isSmallLetter(text.charCodeAt(end))
    end += widthAt(text, end)
  }
  return { kind: 'words', text: text.slice(at, end), at, length: end - at, plain }
}
