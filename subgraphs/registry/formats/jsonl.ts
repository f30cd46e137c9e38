import type { Row } from '../../../schema/rows/rows-of.ts'

/** One row a line, as the graph answered it; `null` where the record is hidden. */
export const jsonLine = (row: Row): string => `${JSON.stringify(row)}\n`

const PIECE = 65_536

export async function* jsonl(rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let piece = ''
  for await (const row of rows) {
    piece += jsonLine(row)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
