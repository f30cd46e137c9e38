import { type Kept, project } from '../../../schema/rows/projection.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'

/** All rows of a list in the shape in which the graph answers them: at their path, nothing beside them. */
export const withRows = (path: string, connection: string | null, rows: readonly Row[], kept: Kept): Record<string, unknown> => {
  const keys = path.split('.')
  // Of a connection the list is the next name below it; else it is the last one.
  const depth = connection === null ? keys.length : connection.split('.').length + 1
  const entry = keys.slice(depth)
  const wrapped = rows.map((row) => entry.reduceRight<unknown>((value, key) => ({ [key]: value }), project(row, kept)))
  return keys.slice(0, depth).reduceRight<unknown>((value, key) => ({ [key]: value }), wrapped) as Record<string, unknown>
}
