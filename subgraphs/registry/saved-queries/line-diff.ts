export interface DiffLine { kind: 'SAME' | 'ADDED' | 'REMOVED'; text: string; fromLine: number | null; toLine: number | null }

/** Beyond so many cells of the table the middle is told as removed and added whole: right, and no work without end. */
const MOST_CELLS = 4_000_000

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/)

/** Lengths of the longest common subsequences of all tails. */
const commonTails = (a: readonly string[], b: readonly string[]): Uint32Array[] => {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i] as Uint32Array, table[i + 1] as Uint32Array]
    for (let j = b.length - 1; j >= 0; j -= 1) row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
  }
  return table
}

/** Two texts line by line, with as many lines the same as can be. What begins and ends alike is set aside first; where several ways are as good, removals stand before additions. */
export const lineDiff = (before: string, after: string): DiffLine[] => {
  const [a, b] = [linesOf(before), linesOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const table = x.length * y.length <= MOST_CELLS ? commonTails(x, y) : null
  const found: DiffLine[] = []
  const same = (i: number, j: number): void => void found.push({ kind: 'SAME', text: a[i] ?? '', fromLine: i + 1, toLine: j + 1 })
  for (let i = 0; i < start; i += 1) same(i, i)
  let [i, j] = [0, 0]
  while (i < x.length || j < y.length) {
    if (table && i < x.length && j < y.length && x[i] === y[j]) same(start + i++, start + j++)
    else if (i < x.length && (!table || j >= y.length || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) found.push({ kind: 'REMOVED', text: x[i] ?? '', fromLine: start + ++i, toLine: null })
    else found.push({ kind: 'ADDED', text: y[j] ?? '', fromLine: null, toLine: start + ++j })
  }
  for (let k = 0; k < end; k += 1) same(a.length - end + k, b.length - end + k)
  return found
}
