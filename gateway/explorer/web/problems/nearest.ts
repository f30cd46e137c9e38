const MOST = 3

/** Names like the one that was written: a part of it, a slip of the fingers, or another order of capitals. */
export const nearest = (written: string, known: readonly string[]): string[] => {
  const word = written.toLowerCase()
  const allowed = Math.max(1, Math.floor(word.length * 0.4))
  return known
    .map((name) => ({ name, distance: likeness(word, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, MOST)
    .map(({ name }) => name)
}

const likeness = (written: string, name: string): number => {
  if (written === name) return 0
  if (written.length > 2 && (name.startsWith(written) || written.startsWith(name) || name.endsWith(written))) return 1
  return distance(written, name)
}

/** Levenshtein, with two neighbours exchanged as one slip. */
const distance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] ?? []
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + cost)
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
