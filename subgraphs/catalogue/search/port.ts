/**
 * The search port: all that the catalogue knows of a search engine. Two adapters stand behind it, `embedded` (SQLite FTS5) and `elasticsearch`;
 * one contract test suite is run on both. Analysis is ours and happens above the port: engines see tokens separated by blanks.
 */
export const TEXT_FIELDS = ['title', 'keyword', 'abstract', 'creator', 'organization', 'identifier', 'discipline'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/** Tokens of one text field: words and bigrams apart, and exact tokens (whole keywords, identifiers in all their spellings). */
export interface FieldTokens { words: string[]; bigrams: string[]; exact: string[] }

/** Facet names of contract/catalogue.graphql. */
export const TERM_FIELDS = [
  'RESOURCE_TYPE', 'SUBMISSION_TYPE', 'NAMESPACE', 'CATEGORY', 'DISCIPLINE', 'PLATFORM', 'ORGANIZATION', 'PROVINCE', 'CITY', 'COUNTRY', 'YEAR',
  'SHARING_LEVEL', 'ORIGIN', 'SERVICE_MODE', 'LICENSE', 'PROGRAM', 'KEYWORD', 'HAS_FILE', 'PROJECT', 'IDENTIFIER',
] as const
export type TermField = (typeof TERM_FIELDS)[number]

export interface Point { lon: number; lat: number }
export interface Box { west: number; south: number; east: number; north: number }

/** What the index holds of one resource. Derived from the read model, never the truth. */
export interface IndexDocument {
  id: string
  /** Row version of the read model; a write of a lower or equal version changes nothing. */
  version: bigint
  deleted: false
  /** Text that anybody may search and see. */
  text: Partial<Record<TextField, FieldTokens>>
  /** Text for those who may see protected tiers; searched in addition to `text`. */
  protectedText: Partial<Record<TextField, FieldTokens>>
  /** Epoch milliseconds from which protected text of an embargoed record is public; absent: never by time alone. */
  protectedUntil?: number
  terms: Partial<Record<TermField, string[]>>
  /** Epoch milliseconds. */
  released?: number
  updated?: number
  /** First and last day of `generatedOn`, as days since 1970-01-01. */
  generatedFrom?: number
  generatedTo?: number
  /** Sort key of the title in pinyin order: compares bytewise. */
  titleKey?: string
  points: Point[]
  boxes: Box[]
  /** Protected measure: range filters need the right to read it. */
  originalValue?: number
}
/** Deletions are indexed as tombstones, or a late write would bring a record back. */
export interface IndexTombstone { id: string; version: bigint; deleted: true }

/** One analysed query, independent of any engine. All clauses of `must` have to match; `should` only ranks. */
export interface AnalysedQuery {
  /** Undefined: every field. */
  field?: TextField
  words: string[]
  bigrams: string[]
  exact: string[]
}

export interface IndexFilter {
  /** Any of the values, per field; all fields together. A DISCIPLINE value is a prefix of the code. */
  terms: Partial<Record<TermField, string[]>>
  released?: { from?: number; to?: number }
  updated?: { from?: number; to?: number }
  /** Days since 1970-01-01; a record matches where its span overlaps. */
  generated?: { from?: number; to?: number }
  originalValue?: { from?: number; to?: number }
  /** Overlaps a box; west > east means across 180°. */
  box?: Box
  near?: Point & { km: number }
  /** Rings of polygons in lon/lat, the first one of each the outer. */
  within?: number[][][][]
}

export type IndexSort = 'RELEVANCE' | 'RELEASED_DESC' | 'UPDATED_DESC' | 'GENERATED_DESC' | 'GENERATED_ASC' | 'TITLE_PINYIN'

export interface IndexQuery {
  query?: AnalysedQuery
  filter: IndexFilter
  /** True for viewers who may search protected text. */
  protectedTiers: boolean
  /** Compared with `protectedUntil`. Epoch milliseconds. */
  now: number
}

export interface SearchRequest extends IndexQuery {
  sort: IndexSort
  first: number
  /** Sort values of the last hit of the page before, as the adapter gave them. */
  after?: readonly (string | number | null)[]
  /** Sort values of the first hit of the page after; exclusive with `after`. The page comes back in list order. */
  before?: readonly (string | number | null)[]
  /** Hits to skip, at most 10,000; exclusive with a cursor. */
  offset?: number
  /** True: the last page, in list order. */
  fromEnd?: boolean
}

export interface Hit { id: string; score: number | null; cursor: readonly (string | number | null)[] }
export interface Page { hits: Hit[]; more: boolean }
export interface Total { value: number; relation: 'EXACT' | 'AT_LEAST' }
export interface FacetRequest { field: TermField; first: number; contains?: string }
export interface FacetResult { totalBuckets: number; buckets: { key: string; count: number }[]; missing: number }

export interface IndexStats {
  documents: number
  /** Position of the read model up to which everything is in; null when nothing is. */
  position: string | null
  /** Version of the analysis the index was built with; another one means a rebuild. */
  analysisVersion: number
}

export interface SearchEngine {
  /** Writes a batch and its position together: both or neither. Idempotent by version. */
  write(batch: readonly (IndexDocument | IndexTombstone)[], position: string): Promise<void>
  search(request: SearchRequest): Promise<Page>
  count(query: IndexQuery): Promise<Total>
  /** Each facet counts as if the filter on its own field were off. */
  facets(query: IndexQuery, facets: readonly FacetRequest[]): Promise<FacetResult[]>
  /** All ids and versions in order of id, tombstones left out; for the drift check. */
  scan(after: string | null, first: number): Promise<{ id: string; version: bigint }[]>
  /** Starts an empty index beside the current one; its `write` fills it, `finish` makes it current if it holds at least `atLeast` documents. */
  swap(): Promise<{ write: SearchEngine['write']; finish(atLeast: number): Promise<void>; abandon(): Promise<void> }>
  stats(): Promise<IndexStats>
  close(): Promise<void>
}
