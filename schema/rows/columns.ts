import { type DocumentNode, getNamedType, type GraphQLSchema } from 'graphql'
import { columnLabel } from './labels.ts'
import { type SelectedField, selectedAt, selectionTree } from './selection-tree.ts'

export type ColumnKind = 'TEXT' | 'NUMBER' | 'BOOLEAN'

/** A column of the table that rows make. */
export interface Column {
  /** Names below the row, dotted: `platform.name`. */
  path: string
  title: string
  titleEn: string
  kind: ColumnKind
}

const NUMBERS = new Set(['Int', 'Float', 'Decimal'])

const kindOf = ({ definition }: SelectedField): ColumnKind => {
  const type = definition ? getNamedType(definition.type).name : ''
  return NUMBERS.has(type) ? 'NUMBER' : type === 'Boolean' ? 'BOOLEAN' : 'TEXT'
}

/** Where a client stands in a list is nothing of the record. */
const isPaging = ({ field, definition }: SelectedField, siblings: readonly SelectedField[]): boolean =>
  (field === 'pageInfo' && (definition === null || getNamedType(definition.type).name === 'PageInfo')) || (field === 'cursor' && siblings.some((each) => each.field === 'node'))

/** The columns of a row list: one for each leaf below a row, in the order of the document. Titles and kinds are of the schema where it is given. */
export const columnsOf = (document: DocumentNode, path: string, { schema, operationName }: { schema?: GraphQLSchema; operationName?: string | null } = {}): Column[] => {
  const row = selectedAt(selectionTree(document, { ...(schema ? { schema } : {}), operationName: operationName ?? null }), path)
  const columns: Column[] = []
  const look = (fields: readonly SelectedField[], above: readonly SelectedField[]): void => {
    for (const selected of fields) {
      if (isPaging(selected, fields)) continue
      const chain = [...above, selected]
      if (selected.children.length > 0) {
        look(selected.children, chain)
        continue
      }
      const { zh, en } = columnLabel(chain)
      columns.push({ path: chain.map(({ name }) => name).join('.'), title: zh, titleEn: en, kind: kindOf(selected) })
    }
  }
  look(row?.children ?? [], [])
  return columns
}
