import type { SearchEngine } from '../search/port.ts'
import { isAway } from './engine-trouble.ts'
import type { Entry } from './prepare.ts'

/** A row that could not be analysed, or that the engine would not take, while it took others. */
export interface Refusal { id: string; version: bigint; error: unknown }
type Write = SearchEngine['write']

/**
 * Writes a batch. Where the engine refuses it, halves it until what it refuses is found: all else is written at the position `before`.
 * Throws where the engine is away, or takes nothing at all: then no row is to blame. Returns the refusals; empty: the batch stands at `after`.
 */
export const writeIsolating = async (write: Write, entries: readonly Entry[], before: string, after: string): Promise<Refusal[]> => {
  try {
    await write(entries, after)
    return []
  } catch (error) {
    if (isAway(error) || entries.length === 0) throw error
    return isolate(write, entries, before, error)
  }
}

const isolate = async (write: Write, entries: readonly Entry[], position: string, refusal: unknown): Promise<Refusal[]> => {
  const [only] = entries
  if (only && entries.length === 1) {
    await write([], position)
    return [{ id: only.id, version: only.version, error: refusal }]
  }
  const middle = entries.length >> 1
  const first = await writeIsolating(write, entries.slice(0, middle), position, position)
  return [...first, ...(await writeIsolating(write, entries.slice(middle), position, position))]
}
