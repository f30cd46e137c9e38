import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { type Column, columnsOf } from '../../../../schema/rows/columns.ts'
import { type Cell, flattenRow } from '../../../../schema/rows/flatten.ts'
import { isResource, nestedLists, type RowList, rowLists } from '../../../../schema/rows/row-lists.ts'
import { type Row, rowsOf, totalOf } from '../../../../schema/rows/rows-of.ts'
import { selectedAt, selectionTree } from '../../../../schema/rows/selection-tree.ts'
import type { Run } from '../runs/run.ts'

/** An answer as rows and columns. */
export interface ResultTable {
  list: RowList
  /** Other lists of the same answer that could be the rows. */
  lists: readonly RowList[]
  columns: readonly Column[]
  rows: readonly Row[]
  cells: readonly (readonly Cell[])[]
  /** Rows that are there but hidden from this viewer. */
  hidden: number
  /** Of all pages, where the answer tells. */
  total: number | null
  /** Lists within a row that can be one line for each entry. */
  nested: readonly string[]
  /** Rows are resources: their ids lead to their pages. */
  isOfResources: boolean
}

/** Null where the answer has no list of objects. */
export const tableOfRun = (schema: GraphQLSchema, run: Run, wanted?: string, explode: string | null = null): ResultTable | null => {
  if (!run.answer.data) return null
  const document: DocumentNode = parse(run.query)
  const operationName = run.operationName ?? null
  const lists = rowLists(schema, document, operationName).filter(({ path }) => !rowsOf(run.answer.data, path).missing)
  const list = lists.find(({ path }) => path === wanted) ?? lists[0]
  if (!list) return null
  const columns = columnsOf(document, list.path, { schema, operationName })
  if (columns.length === 0) return null
  const { rows, hidden } = rowsOf(run.answer.data, list.path)
  const row = selectedAt(selectionTree(document, { schema, operationName }), list.path)
  return {
    list, lists, columns, rows, hidden,
    cells: rows.flatMap((each) => flattenRow(each, columns, explode)),
    total: list.connection === null ? null : totalOf(run.answer.data, list.connection),
    nested: row ? nestedLists(row) : [],
    isOfResources: isResource(schema, list.typename),
  }
}
