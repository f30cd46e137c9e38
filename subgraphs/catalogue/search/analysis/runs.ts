/** Ideographs and kana, which are written without blanks; the marks are those of voiced kana. */
const CJK = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\u3099\\u309a]'
/** Letters and digits of all other scripts. */
export const ALPHANUMERIC = `[[\\p{L}\\p{M}\\p{N}]--${CJK}]`

const RUN = new RegExp(`(?<cjk>${CJK}+)|(?<words>${ALPHANUMERIC}+(?:[\\-'._\\/+·]${ALPHANUMERIC}+)*)`, 'gv')

/** A stretch of folded text to which one way of cutting applies: `cjk` to the dictionary, `words` (with their inner hyphens and points) to the rules of alphabets. */
export interface Run { kind: 'cjk' | 'words'; text: string; at: number }

/** Everything else (blanks, punctuation, symbols) separates. */
export const runsOf = (folded: string): Run[] =>
  Array.from(folded.matchAll(RUN), (match) => ({ kind: match.groups?.cjk ? 'cjk' : 'words', text: match[0], at: match.index }))
