import { DOCUMENT_COLUMNS } from '../documents/row-document.ts'
import type { Kind } from '../kind.ts'
import { specialColumns } from '../special-columns.ts'

/** What an audit row keeps of a record: every element that has a value. Null where there was none. */
export const recordable = (kind: Kind, row: object | undefined): Record<string, unknown> | null => {
  if (!row) return null
  const values = row as Record<string, unknown>
  const names = [...DOCUMENT_COLUMNS, ...specialColumns(kind)]
  return Object.fromEntries(names.filter((name) => values[name] !== null && values[name] !== undefined).map((name) => [name, values[name]]))
}
