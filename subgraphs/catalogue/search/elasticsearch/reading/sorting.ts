import type { IndexSort, SearchRequest } from '../../port.ts'

type Order = 'asc' | 'desc'
type SortBy = Record<string, { order: Order; missing?: number }>

const BEFORE_ALL_TIMES = -9_007_199_254_740_991
const AFTER_ALL_TIMES = 9_007_199_254_740_991

/** Records without the value stand behind all others; that value is a number that goes through JSON unharmed. */
const COLUMNS: Record<Exclude<IndexSort, 'RELEVANCE'>, { field: string; order: Order; missing?: number }> = {
  RELEASED_DESC: { field: 'released', order: 'desc', missing: BEFORE_ALL_TIMES },
  UPDATED_DESC: { field: 'updated', order: 'desc', missing: BEFORE_ALL_TIMES },
  GENERATED_DESC: { field: 'generatedFrom', order: 'desc', missing: BEFORE_ALL_TIMES },
  GENERATED_ASC: { field: 'generatedFrom', order: 'asc', missing: AFTER_ALL_TIMES },
  TITLE_PINYIN: { field: 'titleKey', order: 'asc' },
}

export const isByScore = ({ sort, query }: Pick<SearchRequest, 'sort' | 'query'>): boolean => sort === 'RELEVANCE' && query !== undefined
export const isBackwards = ({ before, fromEnd }: SearchRequest): boolean => before !== undefined || fromEnd === true

const reversed = (order: Order): Order => (order === 'asc' ? 'desc' : 'asc')

/** Backwards the list is walked in reverse. */
export const sortOf = (request: SearchRequest): SortBy[] => {
  const turn = isBackwards(request) ? reversed : (order: Order): Order => order
  const id = { id: { order: turn('asc') } }
  if (isByScore(request)) return [{ _score: { order: turn('desc') } }, id]
  const { field, order, missing } = COLUMNS[request.sort === 'RELEVANCE' ? 'RELEASED_DESC' : request.sort]
  return [{ [field]: { order: turn(order), ...(missing === undefined ? {} : { missing }) } }, id]
}
