import { getTableColumns } from 'drizzle-orm'
import type { Kind } from './kind.ts'
import { coreColumns } from './tables/core-columns.ts'

const CORE = new Set(Object.keys(coreColumns()))
const cache = new WeakMap<Kind, readonly string[]>()

/** Names of a kind's special columns, in the order of its table. */
export const specialColumns = (kind: Kind): readonly string[] => {
  const known = cache.get(kind)
  if (known) return known
  const names = Object.keys(getTableColumns(kind.table)).filter((name) => !CORE.has(name))
  cache.set(kind, names)
  return names
}

/** Those that a record may write: all but the ones PostgreSQL derives. */
export const writableColumns = (kind: Kind): readonly string[] => {
  const columns = getTableColumns(kind.table)
  return specialColumns(kind).filter((name) => !columns[name]?.generated)
}

/** The column that keeps a special field: of its name, unless a core column bears that. */
export const columnOfField = (kind: Kind, field: string): string => kind.renamed[field] ?? field

/** The special field that a column keeps. */
export const fieldOfColumn = (kind: Kind, column: string): string => Object.keys(kind.renamed).find((field) => kind.renamed[field] === column) ?? column
