import { greekLetter } from './greek.ts'
import type { Edit } from './markup.ts'

/** `$…$` and `\(…\)` within one sentence. A pair of dollar signs is money unless there is TeX between them. */
const MATH = /\$\$?([^$]{1,400})\$\$?|\\\(([^$]{1,400}?)\\\)/g
const LOOKS_LIKE_TEX = /[\\_^{]/
const PIECE = /\\([a-z]+)\*?\s*|\\[^a-z]|[{}_^$]/gi
const SIGNS: Readonly<Record<string, string>> = { times: '×', cdot: '·', pm: '±', circ: '°', degree: '°', to: ' ', rightarrow: ' ', quad: ' ', frac: ' ', mu: 'μ', micro: 'μ' }
/** How it looks, not what it says. */
const STYLES = new Set('mathrm mathit mathbf mathsf mathcal text textit textbf textrm textsubscript textsuperscript rm it bf ce mbox operatorname left right ensuremath emph'.split(' '))

/** `$\mathrm{Fe_3O_4}$` and `Fe$_3$O$_4$` are read as `Fe3O4`. */
export const texEdits = (original: string): Edit[] =>
  Array.from(original.matchAll(MATH)).filter((match) => LOOKS_LIKE_TEX.test(match[1] ?? match[2] ?? '')).flatMap((match) =>
    Array.from(match[0].matchAll(PIECE), (piece) => ({ start: match.index + piece.index, end: match.index + piece.index + piece[0].length, text: textOf(piece) })))

const textOf = ([piece, command]: RegExpMatchArray): string => {
  if (command !== undefined) return STYLES.has(command) ? '' : SIGNS[command] ?? greekLetter(command) ?? ' '
  return piece === '\\%' ? '%' : ''
}
