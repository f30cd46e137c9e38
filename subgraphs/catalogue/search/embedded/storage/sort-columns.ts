import type { IndexSort } from '../../port.ts'

export interface SortColumn {
  /** Never null: what is missing sorts behind everything, in either direction. */
  expression: string
  direction: 'ASC' | 'DESC'
}

const BEFORE_ALL_TIMES = '-9007199254740991'
const AFTER_ALL_TIMES = '9007199254740991'
/** Above all that `titleKey` makes. */
const AFTER_ALL_TITLES = "char(0xffff)"

/** Sort orders other than by relevance; ties go by id. There is an index for each. */
export const SORT_COLUMNS: Record<Exclude<IndexSort, 'RELEVANCE'>, SortColumn> = {
  RELEASED_DESC: { expression: `coalesce(released, ${BEFORE_ALL_TIMES})`, direction: 'DESC' },
  UPDATED_DESC: { expression: `coalesce(updated, ${BEFORE_ALL_TIMES})`, direction: 'DESC' },
  GENERATED_DESC: { expression: `coalesce(generated_from, ${BEFORE_ALL_TIMES})`, direction: 'DESC' },
  GENERATED_ASC: { expression: `coalesce(generated_from, ${AFTER_ALL_TIMES})`, direction: 'ASC' },
  TITLE_PINYIN: { expression: `coalesce(title_key, ${AFTER_ALL_TITLES})`, direction: 'ASC' },
}

export const createSortIndexes = Object.entries(SORT_COLUMNS)
  .map(([name, { expression, direction }]) => `CREATE INDEX document_${name.toLowerCase()} ON document (${expression} ${direction}, id) WHERE deleted = 0;`)
  .join('\n')
