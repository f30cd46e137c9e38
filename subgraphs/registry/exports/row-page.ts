import type { Executor } from '../../kit/database.ts'
import { chunksOfRows, type RowSetRow } from '../repositories/row-sets.ts'

/** Rows `from` (0 is the first) and the `size - 1` after it, of a set that is complete; fewer at its end. Reads only the chunks that they lie in. */
export const rowPage = async <T>(db: Executor, { id }: Pick<RowSetRow, 'id'>, from: number, size: number): Promise<T[]> => {
  const chunks = await chunksOfRows(db, id, from, size)
  const first = chunks[0]?.before ?? 0
  const lines = chunks.flatMap(({ lines: text }) => text.split('\n').filter((line) => line !== ''))
  return lines.slice(from - first, from - first + size).map((line) => JSON.parse(line) as T)
}
