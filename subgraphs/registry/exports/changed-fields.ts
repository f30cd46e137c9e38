import type { Column } from '../../../schema/rows/columns.ts'
import { type Cell, flattenRow } from '../../../schema/rows/flatten.ts'
import type { Row } from '../../../schema/rows/rows-of.ts'

export interface ChangedField { path: string; title: string; titleEn: string; before: string | null; after: string | null }

const written = (cell: Cell | undefined): string | null => (cell == null ? null : String(cell))

/** The columns in which two rows of one record differ, each as a cell of the table says it. */
export const changedFields = (columns: readonly Column[], before: Row, after: Row): ChangedField[] => {
  const [was = [], is = []] = [before, after].map((row) => flattenRow(row, columns, null)[0])
  return columns.flatMap(({ path, title, titleEn }, at) => {
    const change = { path, title, titleEn, before: written(was[at]), after: written(is[at]) }
    return change.before === change.after ? [] : [change]
  })
}
