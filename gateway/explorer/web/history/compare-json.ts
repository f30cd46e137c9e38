export interface JsonChange {
  path: string
  /** Undefined where there was nothing. */
  before: unknown
  after: unknown
}

const MOST = 500

/** Places at which two answers differ, in the order of the answer; at most 500 are listed, all are counted. */
export const compareJson = (before: unknown, after: unknown): { changes: JsonChange[]; count: number } => {
  const changes: JsonChange[] = []
  let count = 0
  const walk = (old: unknown, next: unknown, path: string): void => {
    if (Object.is(old, next)) return
    if (isContainer(old) && isContainer(next) && Array.isArray(old) === Array.isArray(next)) {
      for (const key of new Set([...Object.keys(old), ...Object.keys(next)])) walk(old[key], next[key], path === '' ? key : `${path}.${key}`)
      return
    }
    count++
    if (changes.length < MOST) changes.push({ path, before: old, after: next })
  }
  walk(before, after, '')
  return { changes, count }
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
