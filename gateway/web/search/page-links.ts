import { NUMBERED_HITS, PAGE_SIZE } from './search-variables.ts'
import { firstPage, type SearchState } from './search-address.ts'

export interface PageLinks {
  page: number
  pageCount: number
  /** Furthest page that has a number in the graph. */
  furthest: number
  first: Partial<SearchState> | null
  previous: Partial<SearchState> | null
  next: Partial<SearchState> | null
  last: Partial<SearchState> | null
}

interface Page { startCursor: string | null; endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean }

/** Where first, previous, next and last lead, for any number of hits: by page number up to the 10,000th, by cursor beyond it. */
export const pageLinks = (state: SearchState, total: number, shown: Page): PageLinks => {
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const furthest = Math.min(pageCount, NUMBERED_HITS / PAGE_SIZE)
  const page = state.last > 0 ? pageCount : state.page
  const at = (wanted: number, cursor: Partial<SearchState>): Partial<SearchState> => ({ ...firstPage, page: wanted, ...(wanted > furthest ? cursor : {}) })
  return {
    page, pageCount, furthest,
    first: page > 1 || shown.hasPreviousPage ? firstPage : null,
    previous: shown.hasPreviousPage ? at(Math.max(1, page - 1), { before: shown.startCursor ?? '' }) : null,
    next: shown.hasNextPage ? at(page + 1, { after: shown.endCursor ?? '' }) : null,
    last: shown.hasNextPage ? at(pageCount, { last: total % PAGE_SIZE || PAGE_SIZE }) : null,
  }
}
