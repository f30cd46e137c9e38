import type { Row } from '../../../schema/rows/rows-of.ts'
import { type AskStates, STATES_AT_ONCE } from './record-states.ts'
import { recordsIn, type Shape, type ShownRow, shownRow } from './shown-rows.ts'

/** Rows as one viewer may see them now; some hundred are looked up at once. */
export async function* shownRows(rows: AsyncIterable<Row>, shape: Shape, askStates: AskStates): AsyncGenerator<ShownRow> {
  let waiting: Row[] = []
  let records = new Set<string>()
  const looked = async (): Promise<ShownRow[]> => {
    const states = await askStates(records)
    const shown = waiting.map((row) => shownRow(row, shape, states))
    waiting = []
    records = new Set()
    return shown
  }
  for await (const row of rows) {
    waiting.push(row)
    recordsIn(row, records)
    if (waiting.length >= STATES_AT_ONCE || records.size >= STATES_AT_ONCE) yield* await looked()
  }
  if (waiting.length > 0) yield* await looked()
}
