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

/** What of a record one group of viewers may match, filter and count by: text, terms and places alike, since a filter or a facet tells as much as a hit. */
export interface IndexTier {
  text: Partial<Record<TextField, FieldTokens>>
  terms: Partial<Record<TermField, string[]>>
  points: Point[]
  boxes: Box[]
}

/** What the index holds of one resource. Derived from the read model, never the truth. */
export interface IndexDocument {
  id: string
  /** Row version of the read model; a write of a lower or equal version changes nothing. */
  version: bigint
  deleted: false
  /** What anybody may search and see. */
  public: IndexTier
  /** What becomes public at `embargoedUntil`. Apart from `protected`, or the end of an embargo would open what is closed for other reasons. */
  embargoed?: IndexTier
  /** What only those with `protectedTiers` may search, in addition to the rest. */
  protected?: IndexTier
  /** Epoch milliseconds; absent: never by time alone. */
  embargoedUntil?: number
  /** Epoch milliseconds. */
  released?: number
  updated?: number
  /** First and last day of `generatedOn`, as days since 1970-01-01. */
  generatedFrom?: number
  generatedTo?: number
  /** Sort key of the title in pinyin order: compares bytewise. */
  titleKey?: string
  /** Protected measure: range filters need the right to read it. */
  originalValue?: number
}
/** Deletions are indexed as tombstones, or a late write would bring a record back. */
export interface IndexTombstone { id: string; version: bigint; deleted: true }

/**
 * One analysed query, independent of any engine. All `identifiers` have to match, and of the rest as much as the first possible level says: `words` of the
 * words, or `bigrams` of the bigrams and alphabetic words together (the two ways of cutting the same text). Levels are tried in order; the first
 * under which any record visible to the viewer matches, filters aside, is the one that holds. `exact` only ranks. All lists empty: nothing matches.
 */
export interface AnalysedQuery {
  /** Undefined: every field. */
  field?: TextField
  /** Looked for among the exact tokens. */
  identifiers: string[]
  words: string[]
  /** Those of `words` that are of an alphabet or numbers, which both ways of cutting have in common. */
  alphabetic: string[]
  /** One of a single character matches every bigram that begins with it. */
  bigrams: string[]
  /** Whole keywords and names. */
  exact: string[]
  levels: QueryLevel[]
  /** What of the query was left out: words that say nothing, and what is beyond the bounds. */
  dropped: string[]
}
/** Least numbers to match; null: not by this way of cutting. */
export interface QueryLevel { words: number | null; bigrams: number | null }

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
  /** Nearest point within so many km. */
  near?: Point & { km: number }
  /** Overlaps one of these polygons: rings in lon/lat, the first of each the outer. As in RFC 7946 edges are straight in lon/lat and go the way they are written. */
  within?: number[][][][]
}

/** Records without the sort value come last, either way. RELEVANCE without a query is RELEASED_DESC. The id breaks ties. */
export type IndexSort = 'RELEVANCE' | 'RELEASED_DESC' | 'UPDATED_DESC' | 'GENERATED_DESC' | 'GENERATED_ASC' | 'TITLE_PINYIN'

export interface IndexQuery {
  query?: AnalysedQuery
  filter: IndexFilter
  /** True for viewers who may search protected tiers. */
  protectedTiers: boolean
  /** Compared with `embargoedUntil`. Epoch milliseconds. */
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
/** `more`: in the direction of travel, so before the page where `before` or `fromEnd` was asked for. */
export interface Page { hits: Hit[]; more: boolean }
export interface Total { value: number; relation: 'EXACT' | 'AT_LEAST' }
export interface FacetRequest { field: TermField; first: number; /** Compared without case, width and accents. */ contains?: string }
/** `totalBuckets` counts those that `contains` admits; `missing` is of all. */
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
