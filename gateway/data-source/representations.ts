/** Entity references of one `_entities` call, each asked for once. */
export interface UniqueRepresentations {
  unique: unknown[]
  /** For each original reference the index in `unique`; absent where nothing was double. */
  indexOf?: number[]
  /** For each unique reference the index of its first original. */
  firstOf?: number[]
}

/** A page of records names the same platform over and over: ask for it once. Keeps the order of first mention. */
export function uniqueRepresentations(representations: readonly unknown[]): UniqueRepresentations {
  const seen = new Map<string, number>()
  const unique: unknown[] = []
  const indexOf: number[] = []
  const firstOf: number[] = []
  representations.forEach((representation, original) => {
    const key = keyOf(representation)
    let index = seen.get(key)
    if (index === undefined) {
      index = unique.push(representation) - 1
      seen.set(key, index)
      firstOf.push(original)
    }
    indexOf.push(index)
  })
  return unique.length === representations.length ? { unique: [...representations] } : { unique, indexOf, firstOf }
}

/** Most references are a type name and an id; the rest are compared as JSON. */
function keyOf(representation: unknown): string {
  const reference = representation as Record<string, unknown>
  for (const name in reference) if (name !== '__typename' && name !== 'id') return JSON.stringify(reference)
  return `${String(reference.__typename)}\u0000${String(reference.id)}`
}

/** At most `size` references per call, so that no subgraph gets thousands at once. */
export function inChunks<T>(items: readonly T[], size: number): { from: number; items: T[] }[] {
  const chunks: { from: number; items: T[] }[] = []
  for (let from = 0; from < items.length; from += size) chunks.push({ from, items: items.slice(from, from + size) })
  return chunks
}
