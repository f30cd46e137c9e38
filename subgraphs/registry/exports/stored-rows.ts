import { createHash } from 'node:crypto'
import type { Row } from '../../../schema/rows/rows-of.ts'
import type { Executor } from '../../kit/database.ts'
import { jsonLine } from '../formats/jsonl.ts'
import { projected } from '../formats/projected.ts'
import { nextChunk, type RowSetRow } from '../repositories/row-sets.ts'

/** A row set that lost a chunk while it was read: it was deleted meanwhile. */
export class RowsGoneError extends Error {}

/** The rows of a set in their order, one chunk in memory at a time: whoever reads slowly is waited for, and no transaction is held meanwhile. */
export async function* storedRows(db: Executor, { id, chunks }: Pick<RowSetRow, 'id' | 'chunks'>): AsyncGenerator<Row> {
  for (let at = 0; at < chunks; at += 1) {
    const chunk = await nextChunk(db, id, at)
    if (chunk?.ordinal !== at + 1) throw new RowsGoneError(`chunk ${at + 1} of row set ${id} is gone`)
    for (const line of chunk.lines.split('\n')) if (line !== '') yield JSON.parse(line) as Row
  }
}

/** SHA-256 of the set as JSONL: what `sha256sum` says of the downloaded file. */
export const hashOfRows = async (db: Executor, set: Pick<RowSetRow, 'id' | 'chunks' | 'shape'>, alive: () => void): Promise<string> => {
  const hash = createHash('sha256')
  let since = 0
  for await (const row of projected(storedRows(db, set), set.shape.kept)) {
    hash.update(jsonLine(row))
    since += 1
    if (since % 10_000 === 0) alive()
  }
  return hash.digest('hex')
}
