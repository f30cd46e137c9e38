import type { ResourceRow } from '../repositories/read-model.ts'
import type { IndexDocument, IndexTombstone } from '../search/port.ts'
import type { Refusal } from './write-isolating.ts'

export type Entry = IndexDocument | IndexTombstone
export type ToIndexed = (row: ResourceRow) => Entry

/** Rows as the index holds them, and those whose analysis failed. */
export interface Prepared { entries: Entry[]; refusals: Refusal[] }

/** Analysis takes the processor; whoever searches meanwhile gets it back after so many milliseconds. */
const SLICE_MS = 8

export const prepare = async (rows: readonly ResourceRow[], toIndexed: ToIndexed): Promise<Prepared> => {
  const prepared: Prepared = { entries: [], refusals: [] }
  let since = performance.now()
  for (const row of rows) {
    try {
      prepared.entries.push(toIndexed(row))
    } catch (error) {
      prepared.refusals.push({ id: row.id, version: row.revision, error })
    }
    if (performance.now() - since < SLICE_MS) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
  return prepared
}
