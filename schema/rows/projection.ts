import type { Row } from './rows-of.ts'
import type { SelectedField } from './selection-tree.ts'

/** The names that a document asked for, below one row. `true`: a leaf. */
export interface Kept { readonly [name: string]: Kept | true }

export const keptOf = ({ children }: Pick<SelectedField, 'children'>): Kept =>
  Object.fromEntries(children.map((child) => [child.name, child.children.length === 0 ? true : keptOf(child)]))

const keep = (value: unknown, kept: Kept | true): unknown => {
  if (kept === true || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => keep(entry, kept))
  return Object.fromEntries(Object.entries(kept).flatMap(([name, below]) => (Object.hasOwn(value, name) ? [[name, keep((value as Record<string, unknown>)[name], below)]] : [])))
}

/** A row with nothing but what the document asked for, in its order: what was added to walk or to cite is taken out again. */
export const project = (row: Row, kept: Kept): Row => keep(row, kept) as Row
