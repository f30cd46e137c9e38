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

/**
 * Answers back in the places of the originals, each an object of its own: the stock gateway writes into what it gets, such as the type of each place where the
 * reference was to an interface object, and merges later answers into it.
 */
export function inOriginalPlaces(entities: readonly unknown[], indexOf: readonly number[]): unknown[] {
  const given = new Set<number>()
  return indexOf.map((index) => {
    if (given.has(index)) return copyOf(entities[index])
    given.add(index)
    return entities[index]
  })
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    // Not by assignment, which `__proto__` would take for something else.
    Object.defineProperty(copy, name, { value: copyOf((value as Record<string, unknown>)[name]), enumerable: true, writable: true, configurable: true })
  }
  return copy
}

/** Most references are a type name and an id; the rest are compared as JSON. */
function keyOf(representation: unknown): string {
  const reference = representation as Record<string, unknown>
  if (typeof reference.id !== 'string') return JSON.stringify(reference)
  for (const name in reference) if (name !== '__typename' && name !== 'id') return JSON.stringify(reference)
  return `${String(reference.__typename)}\u0000${reference.id}`
}

/** At most `size` references per call, so that no subgraph gets thousands at once. */
export function inChunks<T>(items: readonly T[], size: number): { from: number; items: T[] }[] {
  const chunks: { from: number; items: T[] }[] = []
  for (let from = 0; from < items.length; from += size) chunks.push({ from, items: items.slice(from, from + size) })
  return chunks
}
