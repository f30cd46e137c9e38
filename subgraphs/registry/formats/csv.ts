import type { Cell } from '../../../schema/rows/flatten.ts'
import { header, lines, type Table } from './lines.ts'

/** Spreadsheets read UTF-8 only where the file begins so. */
const BOM = '\uFEFF'
/** RFC 4180. */
const END = '\r\n'
/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), full-width forms included; blanks before it do not help. */
const FORMULA = /^(?:[\t\r\n]|[\s\0\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20])/
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** A text that a spreadsheet will show and not compute: an apostrophe goes before what could be a formula. Numbers stay numbers. */
export const harmless = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cell = (value: Cell): string => (value === null ? '' : typeof value === 'string' ? quoted(harmless(value)) : String(value))

const line = (cells: readonly Cell[]): string => cells.map(cell).join(',') + END

/** Some tens of kilobytes at a time: a piece for every line would cost more than the line. */
const PIECE = 65_536

/** RFC 4180 in UTF-8 with a byte order mark; no cell is a formula. */
export async function* csv(table: Table): AsyncGenerator<string> {
  let piece = BOM + line(header(table))
  for await (const cells of lines(table)) {
    piece += line(cells)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
