/**
 * The search port: all that the catalogue knows of a search engine. Two adapters stand behind it, `embedded` (SQLite FTS5) and `elasticsearch`;
 * one contract test suite is run on both. Analysis is ours and happens above the port: engines see tokens separated by blanks.
 */
export const TEXT_FIELDS = ['title', 'keyword', 'abstract', 'creator', 'organization', 'identifier', 'discipline'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

/**
 * Tokens of one text field: words and bigrams apart, and exact tokens (whole keywords, identifiers in all their spellings). In `words` and `bigrams` those
 * of the text as written stand first and next to each other, as phrases need them; what the analysis adds beside them follows.
 */
export interface FieldTokens { words: string[]; bigrams: string[]; exact: string[] }
export type Stream = keyof FieldTokens

/** Facets and cube dimensions of contract/catalogue.graphql, and what else is filtered by. */
export const TERM_FIELDS = [
  'RESOURCE_TYPE', 'SUBMISSION_TYPE', 'NAMESPACE', 'DOMAIN', 'CATEGORY', 'DISCIPLINE', 'PLATFORM', 'ORGANIZATION', 'DEPARTMENT', 'PROVINCE', 'CITY', 'COUNTRY', 'YEAR',
  'SHARING_LEVEL', 'ORIGIN', 'SERVICE_MODE', 'LICENSE', 'PROGRAM', 'SUBMISSION_DOMAIN', 'LIFECYCLE', 'KEYWORD', 'HAS_FILE', 'PROJECT', 'IDENTIFIER',
] as const
export type TermField = (typeof TERM_FIELDS)[number]

/** What can be summed. All protected: a filter or a sum needs the right to read the values. */
export const MEASURES = ['ORIGINAL_VALUE_CNY', 'VOLUME_BYTES', 'EFFECTIVE_HOURS', 'SERVICE_REQUESTS'] as const
export type Measure = (typeof MEASURES)[number]

/** What is offered while somebody types; titles and identifiers are found by `search`. `keys` are what people type: the folded text, its pinyin, its initials. */
export interface Suggestible { kind: SuggestibleKind; text: string; keys: string[] }
export type SuggestibleKind = 'TERM' | 'ORGANIZATION'

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
  /** Epoch milliseconds; absent: never by time alone. Until then neither measures nor places exist for anybody. */
  embargoedUntil?: number
  /** Epoch milliseconds. */
  released?: number
  updated?: number
  /** First and last day of `generatedOn`, as days since 1970-01-01. */
  generatedFrom?: number
  generatedTo?: number
  /** Sort key of the title in pinyin order: compares bytewise. */
  titleKey?: string
  measures?: Partial<Record<Measure, number>>
  /** Of public text only. */
  suggestions: Suggestible[]
  /** `id` belongs to one of 1,024 buckets; `checksum` (32 bits) is of the row it was made from. Digests of buckets tell where index and read model differ. */
  bucket: number
  checksum: number
}
/** Deletions are indexed as tombstones, or a late write would bring a record back. */
export interface IndexTombstone { id: string; version: bigint; deleted: true }

/** A token, or several next to each other in one field in this order. `prefix`: the last one is a beginning. A bigram of one character always is. */
export interface Term { stream: Stream; sequence: readonly string[]; prefix?: true }
/** Matches with at least `least` of the items, wherever in the record they stand; an item with any of its terms. */
export interface Way { least: number; items: readonly (readonly Term[])[] }
/** Matches in any of its ways; in `field`, or in any field. */
export interface Clause { field?: TextField; ways: readonly Way[] }
/** Adds `weight` times the BM25 of the term to the score. */
export interface RankTerm extends Term { field?: TextField; weight: number }

/**
 * A query as the engines get it: what has to match, what must not, what ranks. Whatever is clever about queries happens above; engines translate.
 * Every group of `all` has to match, by any of its clauses: an empty group matches nothing, no groups match everything.
 */
export interface TextQuery {
  all: readonly (readonly Clause[])[]
  none: readonly Clause[]
  rank: readonly RankTerm[]
}

export interface IndexFilter {
  /** Any of the values, per field; all fields together. A DISCIPLINE value is a prefix of the code. */
  terms: Partial<Record<TermField, string[]>>
  /** Records without any value (that the viewer sees) in each of these fields. */
  missing?: readonly TermField[]
  released?: { from?: number; to?: number }
  updated?: { from?: number; to?: number }
  /** Days since 1970-01-01; a record matches where its span overlaps. */
  generated?: { from?: number; to?: number }
  measures?: Partial<Record<Measure, { from?: number; to?: number }>>
  ids?: readonly string[]
  bucket?: number
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
  query?: TextQuery
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

/** `text` is what people have typed so far, folded; `fuzzy` admits a slip or two. Best first: by how many records bear it, roughly. */
export interface SuggestRequest { text: string; kinds: readonly SuggestibleKind[]; first: number; fuzzy: boolean }
/** One word of the index (stream `words`, public tier): in how many records it stands. */
export interface Word { word: string; records: number }
/** `similar`: other words within two edits, that begin alike; nearest first, then most frequent. */
export interface WordAnswer extends Word { similar: (Word & { edits: number })[] }

/** Clusters of one zoom (0 to 22) of the Web Mercator grid; places outside `box` do not count. Extents stand at their centre. */
export interface GridRequest { zoom: number; box?: Box }
/** `tile` is `zoom/x/y`; `point` the mean of the places, `box` what they span, `sample` one of the records. A record counts once in each tile it has a place in. */
export interface GridCell { tile: string; count: number; point: Point; box: Box; sample: string }

export interface AggregateRequest { dimensions: readonly TermField[]; measures: readonly Measure[] }
/** Keys in the order of the dimensions, null where a record has none; a record with several values counts in the cell of each. `of`: records that have a value. */
export interface AggregateCell { keys: (string | null)[]; count: number; sums: Partial<Record<Measure, { sum: number; of: number }>> }
/** At most 10,000 tiles or cells: more is LIMIT_EXCEEDED. */
export const MOST_CELLS = 10_000

export interface Indexed { id: string; version: bigint }
/** Of the live documents of one bucket: how many, and the sum of their checksums. */
export interface BucketDigest { bucket: number; count: number; sum: number }

export interface IndexStats {
  documents: number
  /** Position of the read model up to which everything can be found; null when nothing can. */
  position: string | null
  /** Version of the analysis the index was built with; another one means a rebuild. */
  analysisVersion: number
}

export interface SearchEngine {
  /** Writes a batch, then its position: after a crash the batch is written again, which changes nothing. Idempotent by version. Found once `stats` tells the position. */
  write(batch: readonly (IndexDocument | IndexTombstone)[], position: string): Promise<void>
  search(request: SearchRequest): Promise<Page>
  /** Exact, unless `upTo` is given: then an engine may leave off beyond so many, and says AT_LEAST. */
  count(queries: readonly IndexQuery[], upTo?: number): Promise<Total[]>
  /** Each facet counts as if the filter on its own field were off. */
  facets(query: IndexQuery, facets: readonly FacetRequest[]): Promise<FacetResult[]>
  /** Candidates of public text: who shows them counts the records first. */
  suggest(request: SuggestRequest): Promise<{ kind: SuggestibleKind; text: string }[]>
  /** In order of `words`; `similar` at most so many, 0 for none. */
  vocabulary(words: readonly string[], similar: number): Promise<WordAnswer[]>
  grid(query: IndexQuery, request: GridRequest): Promise<GridCell[]>
  aggregate(query: IndexQuery, request: AggregateRequest): Promise<AggregateCell[]>
  /** Everything that the query finds, once, in order of id, tombstones left out: for exports and the drift check. */
  scan(query: IndexQuery, after: string | null, first: number): Promise<Indexed[]>
  /** Digests of all buckets that hold anything. */
  digests(): Promise<BucketDigest[]>
  /** Starts an empty index beside the current one; `finish` makes it current if it holds at least so many documents of each resource type. */
  swap(): Promise<{ write: SearchEngine['write']; finish(atLeast: ReadonlyMap<string, number>): Promise<void>; abandon(): Promise<void> }>
  stats(): Promise<IndexStats>
  close(): Promise<void>
}
