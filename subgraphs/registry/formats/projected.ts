import { type Kept, project } from '../../../schema/rows/projection.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'

/** Rows with nothing but what their document asked for. */
export async function* projected(rows: AsyncIterable<Row>, kept: Kept): AsyncGenerator<Row> {
  for await (const row of rows) yield project(row, kept)
}
