import { type FacetKey, facetKeys, facets } from './facets.ts'
import type { SearchState } from './search-address.ts'
import type { ResourceFilter, SearchResultsQueryVariables } from './search.operations.ts'

export const PAGE_SIZE = 10
/** Page numbers reach this hit and no further; beyond it the graph goes by cursor. */
export const NUMBERED_HITS = 10_000

const isFacet = (key: string): key is FacetKey => Object.hasOwn(facets, key)

const numbers = (written: string, count: number): number[] | null => {
  const read = written.split(',').map(Number)
  return written !== '' && read.length === count && read.every(Number.isFinite) ? read : null
}

/** The filter of a result page; null where nothing is filtered. What an address has that cannot be read filters nothing. */
export const filterOf = (state: SearchState): ResourceFilter | null => {
  const lists = facetKeys.flatMap((key) => (state[key].length > 0 ? [[facets[key].filter, [...state[key]]] as const] : []))
  const { from, to } = state
  const [west, south, east, north] = numbers(state.box, 4) ?? []
  const [lon, lat, km] = numbers(state.near, 3) ?? []
  const without = state.without.filter(isFacet).map((key) => facets[key].name)
  const filter = {
    ...Object.fromEntries(lists),
    ...(from || to ? { generated: { ...(from ? { from } : {}), ...(to ? { to } : {}) } } : {}),
    ...(state.file ? { hasFile: true } : {}),
    ...(without.length > 0 ? { missing: without } : {}),
    ...(west !== undefined && south !== undefined && east !== undefined && north !== undefined ? { box: { west, south, east, north } } : {}),
    ...(lon !== undefined && lat !== undefined && km !== undefined ? { near: { lon, lat, km } } : {}),
  } as ResourceFilter
  return Object.keys(filter).length > 0 ? filter : null
}

type Slice = Pick<SearchResultsQueryVariables, 'first' | 'last' | 'page' | 'after' | 'before'>

const sliceOf = ({ page, after, before, last }: SearchState): Slice => {
  if (last > 0) return { last: Math.min(last, PAGE_SIZE) }
  if (before !== '') return { last: PAGE_SIZE, before }
  if (after !== '') return { first: PAGE_SIZE, after }
  return { first: PAGE_SIZE, ...(page > 1 ? { page } : {}) }
}

export type Question = Pick<SearchResultsQueryVariables, 'q' | 'field' | 'filter'>

/** What is searched for, without which page of it. Defaults are left out, so that the query that is shown is short. */
export const questionOf = (state: SearchState): Question => {
  const filter = filterOf(state)
  return { ...(state.q === '' ? {} : { q: state.q }), ...(state.field === 'ANY' ? {} : { field: state.field }), ...(filter ? { filter } : {}) }
}

export const searchVariables = (state: SearchState): SearchResultsQueryVariables =>
  ({ ...questionOf(state), ...(state.sort === 'RELEVANCE' ? {} : { sort: state.sort }), ...sliceOf(state) })
