/** Insertions, deletions, other letters and exchanges of two neighbours between two words (optimal string alignment). */
export const editsBetween = (from: string, to: string): number => {
  const [a, b] = [Array.from(from), Array.from(to)]
  let twoAbove: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const other = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (twoAbove[j - 2] ?? 0) + 1 : Infinity
      row.push(Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, other, exchanged))
    }
    twoAbove = above
    above = row
  }
  return above[b.length] ?? 0
}
