import type { IndexDocument, IndexTombstone, Suggestible } from '../../port.ts'
import { suggestionId } from './suggestion-id.ts'

/** Texts that are remembered; what is forgotten counts from one again, and its lower count changes nothing. */
const MOST_REMEMBERED = 200_000

/**
 * How often suggestions were met, roughly: what a text weighs rises with the number of records that bear it, and never falls. A text is told when its
 * count has doubled, so that common ones are written a few times and not with every record.
 */
export const createPopularity = () => {
  const counts = new Map<string, number>()
  const meet = (suggestion: Suggestible): number => {
    const key = suggestionId(suggestion)
    const count = (counts.get(key) ?? 0) + 1
    counts.delete(key)
    counts.set(key, count)
    return count
  }
  /** Those of a batch that have to be written, with their counts. */
  const count = (batch: readonly (IndexDocument | IndexTombstone)[]): { suggestion: Suggestible; count: number }[] => {
    const doubled = new Map<string, { suggestion: Suggestible; count: number }>()
    for (const entry of batch) {
      for (const suggestion of entry.deleted ? [] : entry.suggestions) {
        const met = meet(suggestion)
        if (Number.isInteger(Math.log2(met))) doubled.set(suggestionId(suggestion), { suggestion, count: met })
      }
    }
    for (const key of counts.keys()) {
      if (counts.size <= MOST_REMEMBERED) break
      counts.delete(key)
    }
    return [...doubled.values()]
  }
  /** A batch that failed comes again: nothing of what is remembered can be trusted to be written. */
  const forget = (): void => counts.clear()
  return { count, forget }
}

export type Popularity = ReturnType<typeof createPopularity>
