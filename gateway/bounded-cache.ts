/** A map that forgets its least recently used entries beyond a number of entries or a total weight. */
export interface BoundedCache<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): void
  delete(key: K): void
  /** Most recently used last. */
  entries(): [K, V][]
  readonly size: number
}

export interface CacheBounds<K, V> {
  entries: number
  /** Sum of `weigh` over all entries that may be kept, such as a number of characters. */
  weight?: number
  weigh?: (key: K, value: V) => number
}

export function boundedCache<K, V>(bounds: CacheBounds<K, V>): BoundedCache<K, V> {
  const map = new Map<K, V>()
  const weigh = bounds.weigh ?? (() => 1)
  const maxWeight = bounds.weight ?? Infinity
  let total = 0

  const drop = (key: K): void => {
    const value = map.get(key)
    if (value === undefined) return
    total -= weigh(key, value)
    map.delete(key)
  }

  return {
    get(key) {
      const value = map.get(key)
      if (value === undefined) return undefined
      // A Map iterates in the order of insertion: inserting again makes the entry the youngest.
      map.delete(key)
      map.set(key, value)
      return value
    },
    set(key, value) {
      drop(key)
      const weight = weigh(key, value)
      if (weight > maxWeight) return
      map.set(key, value)
      total += weight
      for (const oldest of map.keys()) {
        if (map.size <= bounds.entries && total <= maxWeight) break
        drop(oldest)
      }
    },
    delete: drop,
    entries: () => [...map],
    get size() { return map.size },
  }
}
