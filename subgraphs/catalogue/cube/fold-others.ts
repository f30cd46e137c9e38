import type { CountedCell } from './cube-field.ts'

const largestFirst = (a: CountedCell, b: CountedCell): number => b.count - a.count || (JSON.stringify(a.keys) < JSON.stringify(b.keys) ? -1 : 1)

/** A sum with a withheld part is withheld, or the part could be told from the rest. */
const sum = (values: readonly (number | null)[]): number | null => values.reduce<number | null>((total, value) => (total === null || value === null ? null : total + value), 0)

/** The largest cells, and all others as one: a list that is cut says what it leaves out. Pure. */
export const foldOthers = (cells: readonly CountedCell[], top: number): { shown: CountedCell[]; others: CountedCell | null } => {
  const ordered = [...cells].sort(largestFirst)
  const [shown, rest] = [ordered.slice(0, top), ordered.slice(top)]
  const [first] = rest
  if (!first) return { shown, others: null }
  return { shown, others: { keys: first.keys.map(() => null), count: rest.reduce((total, cell) => total + cell.count, 0), values: first.values.map((_value, at) => sum(rest.map((cell) => cell.values[at] ?? null))) } }
}
