export const MOST_DEPTH = 64

/** True where objects and lists stand inside each other deeper than any document does. Without recursion: the depth is the sender's choice. */
export const isDeep = (value: unknown): boolean => {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
