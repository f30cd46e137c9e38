/** A list within rows that has more entries than its document asks for. */
export interface NestedCut {
  /** Names below the row. */
  path: string
  /** Rows in which it is so. */
  rows: number
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The connections of a row that say that there is more. */
const cutsIn = (value: unknown, path: string, found: Set<string>): void => {
  if (Array.isArray(value)) {
    for (const entry of value) cutsIn(entry, path, found)
    return
  }
  if (!isObject(value)) return
  if (isObject(value.pageInfo) && value.pageInfo.hasNextPage === true) found.add(path)
  for (const [name, below] of Object.entries(value)) if (name !== 'pageInfo') cutsIn(below, path === '' ? name : `${path}.${name}`, found)
}

/** Adds what is cut in more rows to what was cut so far. */
export const addCuts = (cuts: readonly NestedCut[], rows: readonly unknown[]): NestedCut[] => {
  const counts = new Map(cuts.map(({ path, rows: count }) => [path, count]))
  for (const row of rows) {
    const found = new Set<string>()
    cutsIn(row, '', found)
    for (const path of found) counts.set(path, (counts.get(path) ?? 0) + 1)
  }
  return [...counts].map(([path, count]) => ({ path, rows: count }))
}
