import type { Column } from '../../../schema/rows/columns.ts'
import { type Cell, flattenRow } from '../../../schema/rows/flatten.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'

/** What the header of a table says: the path of each column, for programs, or its title. */
export type Titles = 'path' | 'zh' | 'en'

/** A table that is written while its rows still come. */
export interface Table {
  /** Of the file and of the sheet. */
  name: string
  columns: readonly Column[]
  /** The nested list that makes one line for each of its entries; null joins all of them. */
  explode: string | null
  titles: Titles
  rows: AsyncIterable<Row>
}

export const header = ({ columns, titles }: Pick<Table, 'columns' | 'titles'>): string[] =>
  columns.map(({ path, title, titleEn }) => (titles === 'path' ? path : titles === 'zh' ? title : titleEn))

/** The lines of a table, as they come. */
export async function* lines({ columns, explode, rows }: Pick<Table, 'columns' | 'explode' | 'rows'>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield* flattenRow(row, columns, explode)
}
