import type { Cell } from './flatten.ts'

/** Spreadsheets read UTF-8 only where the file begins so. */
export const BOM = '\uFEFF'
/** RFC 4180. */
const END = '\r\n'
/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), full-width forms included; blanks before it do not help. */
const FORMULA = /^(?:[\t\r\n]|[\s\0\ufeff]*[=+\-@\uff0b\uff0d\uff1d\uff20])/
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** A text that a spreadsheet will show and not compute: an apostrophe goes before what could be a formula. Numbers stay numbers. */
export const harmless = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cell = (value: Cell): string => (value === null ? '' : typeof value === 'string' ? quoted(harmless(value)) : String(value))

/** One line of CSV with its end; no cell is a formula. */
export const csvLine = (cells: readonly Cell[]): string => cells.map(cell).join(',') + END
