import { isDeepStrictEqual } from 'node:util'
import type { Kept } from '../../../schema/rows/projection.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Paths below the row whose values differ; a list that differs is one path. Empty where one of the rows is not there. */
export const changedFields = (before: Row, after: Row, kept: Kept): string[] => {
  const found: string[] = []
  const look = (was: unknown, is: unknown, below: Kept | true, path: string): void => {
    if (isDeepStrictEqual(was, is)) return
    if (below === true || !isObject(was) || !isObject(is)) {
      found.push(path)
      return
    }
    for (const [name, deeper] of Object.entries(below)) look(was[name] ?? null, is[name] ?? null, deeper, path === '' ? name : `${path}.${name}`)
  }
  if (before !== null && after !== null) look(before, after, kept, '')
  return found
}
