/** A row as the graph answered it; null for a record that this viewer may not see. */
export type Row = Readonly<Record<string, unknown>> | null

export interface RowsOfAnswer {
  rows: Row[]
  /** Rows that are there but hidden: null entries. They are part of `rows`. */
  hidden: number
  /** The list itself is null: hidden, unknown or failed. */
  missing: boolean
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at a dotted path; null where something on the way is null. */
export const valueAt = (data: unknown, path: string): unknown => {
  let at: unknown = data
  for (const key of path.split('.')) at = isObject(at) && Object.hasOwn(at, key) ? at[key] : null
  return at ?? null
}

/** The rows of an answer: `path` leads to one row and may pass through one list, as `searchResources.edges.node` does. */
export const rowsOf = (data: unknown, path: string): RowsOfAnswer => {
  const keys = path.split('.')
  let at: unknown = data
  while (keys.length > 0 && !Array.isArray(at)) {
    const key = keys.shift() ?? ''
    at = isObject(at) && Object.hasOwn(at, key) ? at[key] : null
  }
  if (!Array.isArray(at)) return { rows: [], hidden: 0, missing: true }
  const rows = at.map((entry): Row => {
    const value = keys.length === 0 ? entry : valueAt(entry, keys.join('.'))
    return isObject(value) ? value : null
  })
  return { rows, hidden: rows.filter((row) => row === null).length, missing: false }
}

/** Where the next page begins; null where this was the last one, and where the answer does not tell. */
export const nextCursor = (data: unknown, connection: string, pageInfo = 'pageInfo'): string | null => {
  const info = valueAt(data, `${connection}.${pageInfo}`)
  return isObject(info) && info.hasNextPage === true && typeof info.endCursor === 'string' ? info.endCursor : null
}

/** The total of a connection where it tells one. */
export const totalOf = (data: unknown, connection: string): number | null => {
  const total = valueAt(data, `${connection}.total`)
  const value = isObject(total) ? total.value : total
  return typeof value === 'number' ? value : null
}
