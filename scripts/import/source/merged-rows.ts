import type { Broken, RawRecord } from '../format.ts'
import type { Row } from './csv-rows.ts'

/**
 * Rows with one key as one record, in the order in which the keys appear; the file is read to its end first.
 * For sources that state one thing in several rows, each with a part of it.
 */
export async function* mergeRows(rows: AsyncIterable<RawRecord<Row> | Broken>, keyOf: (row: Row) => string): AsyncGenerator<RawRecord<Row[]> | Broken> {
  const records = new Map<string, { number: number; value: Row[]; rows: number }>()
  for await (const raw of rows) {
    if ('broken' in raw) {
      yield raw
      continue
    }
    const key = keyOf(raw.value)
    const known = records.get(key)
    if (!known) records.set(key, { number: raw.number, value: [raw.value], rows: 1 })
    else {
      known.value.push(raw.value)
      known.rows++
    }
  }
  yield* records.values()
}
