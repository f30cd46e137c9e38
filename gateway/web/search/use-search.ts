import { useMemo } from 'react'
import { type GraphState, useGraph } from '../graph/use-graph.ts'
import { type AddressState, useAddress } from '../state/use-address.ts'
import { type FacetKey, facetKeys } from './facets.ts'
import { SearchFacets, type FacetCountsFragment, SearchFurtherFacets } from './facets.operations.ts'
import { firstPage, searchSchema, type SearchState } from './search-address.ts'
import { SearchResults, type SearchResultsQuery } from './search.operations.ts'
import { type Question, questionOf, searchVariables } from './search-variables.ts'

export type Counts = Partial<Record<FacetKey, FacetCountsFragment | null>>

export interface Search extends Omit<AddressState<SearchState>, 'set'> {
  address: AddressState<SearchState>
  results: GraphState<SearchResultsQuery>
  facets: GraphState<unknown>
  /** What is known of each facet so far. */
  counts: Counts
  question: Question
  /** Another search, from its first page. */
  change(change: Partial<SearchState>): void
  /** The address of another search, from its first page. */
  changed(change: Partial<SearchState>): string
}

/** Asked for only where one of them is chosen, or when somebody opens them. */
const FURTHER = ['project', 'department', 'city', 'country', 'stage', 'submissionDomain', 'namespace'] as const satisfies readonly FacetKey[]

/** The search of the address: the page of results first, then the counts of its facets, so that nobody waits for counts. */
export const useSearchOfAddress = (further: boolean): Search => {
  const address = useAddress(searchSchema)
  const { state, set, addressWith } = address
  const question = useMemo(() => questionOf(state), [state])
  const results = useGraph(SearchResults, searchVariables(state))
  const skip = results.answer === null
  const facets = useGraph(SearchFacets, question, { skip })
  const more = useGraph(SearchFurtherFacets, question, { skip: skip || !(further || FURTHER.some((key) => state[key].length > 0)) })
  const counts = { type: results.answer?.data.searchResources?.types ?? null, ...facets.answer?.data.searchResources, ...more.answer?.data.searchResources }
  return {
    address, state, results, facets, counts, question, addressWith,
    change: (change) => set({ ...change, ...firstPage }),
    changed: (change) => addressWith({ ...change, ...firstPage }),
  }
}

/** How many conditions there are beside the words. */
export const conditionCount = (state: SearchState): number =>
  facetKeys.reduce((sum, key) => sum + state[key].length, 0) + state.without.length + [state.from, state.to, state.box, state.near].filter((value) => value !== '').length + (state.file ? 1 : 0)
