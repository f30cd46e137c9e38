import { BOM, csvLine } from '../../../schema/rows/csv-line.ts'
import { header, lines, type Table } from './lines.ts'

/** Some tens of kilobytes at a time: a piece for every line would cost more than the line. */
const PIECE = 65_536

/** RFC 4180 in UTF-8 with a byte order mark; no cell is a formula. */
export async function* csv(table: Table): AsyncGenerator<string> {
  let piece = BOM + csvLine(header(table))
  for await (const cells of lines(table)) {
    piece += csvLine(cells)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
