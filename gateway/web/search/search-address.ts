import { flag, list, number, oneOf, partialDate, readAddress, type StateOf, text, writeAddress } from '../state/parameters.ts'
import { facetParameters } from './facets.ts'
import { searchFields } from './search-fields.ts'
import type { SearchSort } from './search.operations.ts'

export const searchSorts = ['RELEVANCE', 'RELEASED_DESC', 'UPDATED_DESC', 'GENERATED_DESC', 'GENERATED_ASC', 'TITLE_PINYIN'] as const satisfies readonly SearchSort[]

/** Everything that a result page shows, as query parameters of `/search`. */
export const searchSchema = {
  q: text(),
  field: oneOf(searchFields, 'ANY'),
  ...facetParameters,
  /** Years, months or days between which what is found was made; empty is open. */
  from: partialDate(),
  to: partialDate(),
  /** With a file to download. */
  file: flag(),
  /** Names of facets (as in `facets`) of which a hit has no value. */
  without: list(),
  /** west,south,east,north in degrees. */
  box: text(),
  /** lon,lat,km. */
  near: text(),
  sort: oneOf(searchSorts, 'RELEVANCE'),
  view: oneOf(['list', 'map'], 'list'),
  page: number(1),
  /** Where the page begins or ends beyond the 10,000th hit, which page numbers do not reach. */
  after: text(),
  before: text(),
  /** So many hits of the end: the last page of a long list. */
  last: number(0, 0),
} as const

export type SearchState = StateOf<typeof searchSchema>

export const emptySearch: SearchState = readAddress(searchSchema, '')

/** The address of a search, for links from anywhere: `searchAddress({ type: ['PAPER'] })`. */
export const searchAddress = (state: Partial<SearchState>): string => {
  const written = writeAddress(searchSchema, { ...emptySearch, ...state })
  return written === '' ? '/search' : `/search?${written}`
}

/** Leads back to the first page: for every change of what is searched for. */
export const firstPage = { page: 1, after: '', before: '', last: 0 } as const
