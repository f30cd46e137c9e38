import type { SelectedField } from './selection-tree.ts'

/** What the names of an answer are called in the schema, below one row: aliases undone. Several where types of one list call different fields alike. */
export interface Named { readonly [name: string]: { readonly fields: readonly string[]; readonly below?: Named } }

export const namedOf = ({ children }: Pick<SelectedField, 'children'>): Named =>
  Object.fromEntries(children.map((child) => [child.name, {
    fields: [...new Set(child.nodes.map((node) => node.name.value))], ...(child.children.length > 0 ? { below: namedOf(child) } : {}),
  }]))
