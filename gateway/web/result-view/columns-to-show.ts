import type { Column } from '../../../schema/rows/columns.ts'

const ID = 'id'
const TITLE = 'title'

/** The columns chosen, in their order; else all, but for ids beside a title that leads to its record, which say nothing to a reader. */
export const columnsToShow = (columns: readonly Column[], shown: readonly string[] | null): Column[] => {
  const chosen = shown?.flatMap((path) => columns.filter((column) => column.path === path)) ?? []
  if (chosen.length > 0) return chosen
  const titled = columns.some(({ path }) => path === TITLE)
  return columns.filter(({ path }) => !(titled && (path === ID || path.endsWith(`.${ID}`))))
}
