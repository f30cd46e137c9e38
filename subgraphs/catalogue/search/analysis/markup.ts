import { formulaEdits } from './formulas.ts'
import { greekLetter } from './greek.ts'
import { texEdits } from './tex.ts'

/** A stretch of the original that is read as another text, or as nothing. */
export interface Edit { start: number; end: number; text: string }

/** Tags that stand inside words (Fe<sub>3</sub>O<sub>4</sub>), and those that stand between them; also escaped once more, as feeds have them. */
const INLINE = 'sub|sup|inf|i|b|em|strong|u|sc|scp|small|big|tt|font|span|a|italic|bold|monospace|overline|underline|sans-serif'
const BLOCK = 'p|br|div|title|sec|list|list-item|li|ul|ol|h[1-6]|tr|td|th|table|tbody|abstract'
const TAG = new RegExp(`(?:<|&lt;)\\/?(?:jats:)?(?:(${INLINE})|${BLOCK})(?:\\s[^<>&]{0,200})?\\/?(?:>|&gt;)`, 'gi')
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|times|middot|deg|minus|ndash|mdash|[a-z]{2,7}));/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', times: '×', middot: '·', deg: '°', minus: '-', ndash: '-', mdash: '-' }

/** Markup in titles and abstracts of foreign sources, from left to right, none overlapping another. */
export const markupEdits = (original: string): Edit[] => {
  const edits = [
    original.includes('<') || original.includes('&lt;') ? tagEdits(original) : [],
    original.includes('&') ? entityEdits(original) : [],
    original.includes('$') || original.includes('\\') ? texEdits(original) : [],
    original.includes('_') ? formulaEdits(original) : [],
  ].flat()
  return edits.length > 1 ? withoutOverlaps(edits) : edits
}

const tagEdits = (original: string): Edit[] =>
  Array.from(original.matchAll(TAG), (match) => ({ start: match.index, end: match.index + match[0].length, text: match[1] ? '' : ' ' }))

const entityEdits = (original: string): Edit[] =>
  Array.from(original.matchAll(ENTITY)).flatMap((match) => {
    const text = characterOf(match)
    return text === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text }]
  })

const characterOf = ([, decimal, hexadecimal, name = '']: RegExpMatchArray): string | undefined => {
  if (decimal === undefined && hexadecimal === undefined) return NAMED[name.toLowerCase()] ?? greekLetter(name)
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** Whatever begins first stands, and of two that begin together the longer. */
const withoutOverlaps = (edits: Edit[]): Edit[] => {
  let end = 0
  return edits.sort((a, b) => a.start - b.start || b.end - a.end).filter((edit) => {
    const stands = edit.start >= end
    if (stands) end = edit.end
    return stands
  })
}
