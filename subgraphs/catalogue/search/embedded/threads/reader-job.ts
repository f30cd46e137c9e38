import type { AggregateRequest, FacetRequest, GridRequest, IndexQuery, SearchRequest, SuggestRequest } from '../../port.ts'

/** What a reader thread is asked to do. */
export type ReaderJob =
  | { kind: 'search'; request: SearchRequest }
  | { kind: 'count'; queries: readonly IndexQuery[] }
  | { kind: 'facets'; query: IndexQuery; facets: readonly FacetRequest[] }
  | { kind: 'suggest'; request: SuggestRequest }
  | { kind: 'vocabulary'; words: readonly string[]; similar: number }
  | { kind: 'grid'; query: IndexQuery; request: GridRequest }
  | { kind: 'aggregate'; query: IndexQuery; request: AggregateRequest }
  | { kind: 'scan'; query: IndexQuery; after: string | null; first: number }
  | { kind: 'digests' }
  | { kind: 'stats' }
