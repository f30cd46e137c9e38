import type { ColumnKind } from '../../../schema/rows/columns.ts'
import type { Cell } from '../../../schema/rows/flatten.ts'

/** Excel's own limits (specifications and limits of Excel). */
export const MOST_LINES = 1_048_576
const MOST_CHARACTERS = 32_767
const MOST_COLUMNS = 16_384

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** Index of the bold style in `xl/styles.xml`. */
const BOLD = 1
/** Numbers of more digits would be rounded: they stay text. */
const SAFE_DIGITS = 15

/** `A`, `Z`, `AA` … of a column from 0. */
export const columnName = (index: number): string => (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

/** Characters that XML 1.0 has not are written `_xHHHH_` (ISO/IEC 29500, ST_Xstring), and what looks like that is escaped itself. */
export const xmlText = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/\r/g, '_x000D_')
    .toWellFormed()
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A text in pieces that a cell can hold, no surrogate pair torn. */
const pieces = (text: string): string[] => {
  const found: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + MOST_CHARACTERS)
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1] ?? '')) end -= 1
    found.push(text.slice(at, end))
    at = end
  }
  return found
}

const inline = (reference: string, text: string, style: string): string => `<c r="${reference}"${style} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

const asNumber = (text: string): boolean => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= SAFE_DIGITS

const cellXml = (reference: string, value: Cell, kind: ColumnKind, style: string): string => {
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return `<c r="${reference}"${style} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number' && Number.isFinite(value)) return `<c r="${reference}"${style}><v>${value}</v></c>`
  const text = String(value)
  return kind === 'NUMBER' && asNumber(text) ? `<c r="${reference}"${style}><v>${text}</v></c>` : inline(reference, text, style)
}

/**
 * One line of a sheet. What is longer than a cell holds goes on in cells right of the table, and the line's last piece of the first cell says where:
 * nothing is cut.
 */
export const rowXml = (line: number, cells: readonly Cell[], kinds: readonly ColumnKind[], bold = false): string => {
  const style = bold ? ` s="${BOLD}"` : ''
  let next = cells.length
  let beyond = ''
  const own = cells.map((value, at) => {
    const reference = `${columnName(at)}${line}`
    if (typeof value !== 'string' || value.length <= MOST_CHARACTERS) return cellXml(reference, value, kinds[at] ?? 'TEXT', style)
    const [first = '', ...rest] = withNote(value, columnName(next))
    for (const piece of rest) {
      if (next >= MOST_COLUMNS) throw new RangeError(`line ${line} has texts of more than ${MOST_COLUMNS} cells`)
      beyond += inline(`${columnName(next)}${line}`, piece, style)
      next += 1
    }
    return inline(reference, first, style)
  })
  return `<row r="${line}">${own.join('')}${beyond}</row>`
}

/** The first piece ends with a note that names the column in which the text goes on. */
const withNote = (text: string, column: string): string[] => {
  const note = `…〔续见 ${column} 列 / goes on in column ${column}〕`
  let cut = MOST_CHARACTERS - note.length
  if (/[\ud800-\udbff]/.test(text[cut - 1] ?? '')) cut -= 1
  return [text.slice(0, cut) + note, ...pieces(text.slice(cut))]
}

/** Up to the first line; the header row stays in sight. */
export const sheetStart = (columns: readonly { title: string }[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
  (columns.length === 0 ? '' : `<cols>${columns.map(({ title }, at) => `<col min="${at + 1}" max="${at + 1}" width="${Math.min(40, Math.max(12, title.length * 2 + 2))}" customWidth="1"/>`).join('')}</cols>`) +
  '<sheetData>'

export const sheetEnd = (columns: number, lines: number): string => `</sheetData>${columns === 0 ? '' : `<autoFilter ref="A1:${columnName(columns - 1)}${Math.max(1, lines)}"/>`}</worksheet>`
