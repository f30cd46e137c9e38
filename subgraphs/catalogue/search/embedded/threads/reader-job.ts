import type { FacetRequest, IndexQuery, SearchRequest } from '../../port.ts'

/** What a reader thread is asked to do. */
export type ReaderJob =
  | { kind: 'search'; request: SearchRequest }
  | { kind: 'count'; query: IndexQuery }
  | { kind: 'facets'; query: IndexQuery; facets: readonly FacetRequest[] }
  | { kind: 'scan'; after: string | null; first: number }
  | { kind: 'stats' }
