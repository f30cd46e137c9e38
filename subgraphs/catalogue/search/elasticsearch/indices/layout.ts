import { createHash } from 'node:crypto'
import type { estypes } from '@elastic/elasticsearch'
import { MEASURES, TERM_FIELDS, TEXT_FIELDS, type Stream, type TextField } from '../../port.ts'

type Property = estypes.MappingProperty
export const TIERS = ['public', 'embargoed', 'protected'] as const
export type Tier = (typeof TIERS)[number]
export const STREAMS = ['words', 'bigrams', 'exact'] as const satisfies readonly Stream[]

/**
 * Where the tokens of a tier stand: by field, with frequencies and positions; and `brief`, those of all fields but the abstract, each once, for matching alone.
 * A field for those of any field would be shorter to ask, yet a third of the index: nearly all tokens are of abstracts.
 */
export const textPath = (tier: Tier, field: TextField | 'brief', stream: Stream): string => `${tier}.${field}.${stream}`
/** What has to be asked for a token of any field. */
export const MATCHED = ['brief', 'abstract'] as const

/**
 * Terms by who sees them: `open` everybody; `lifted` those who see what was embargoed, `full` those who see all. The latter two hold all values of the field,
 * and only where they differ from `open`, so that every record is counted in exactly one of them.
 */
export const VIEWS = ['open', 'lifted', 'full'] as const
export type TermView = (typeof VIEWS)[number]

export const SUGGESTION_FIELDS = { TERM: 'term', ORGANIZATION: 'organization' } as const
export const LONGEST_SUGGESTION_KEY = 64
/** The document of the resource index that holds the position. */
export const POSITION_ID = '~position'

const object = <Name extends string>(names: readonly Name[], property: (name: Name) => Property): Property => ({ properties: Object.fromEntries(names.map((name) => [name, property(name)])) })
/**
 * The length of a field counts for words alone. For bigrams and exact tokens it changes no order for the better (measured, README.md), and to look it up
 * for each of their postings takes half the time of a merge.
 */
const ranked = (stream: Stream): Property => ({ type: 'text', analyzer: 'whitespace', norms: stream === 'words' })
const matched: Property = { type: 'text', analyzer: 'whitespace', index_options: 'docs', norms: false }

const tier = (): Property => object(['brief', ...TEXT_FIELDS], (field) => object(STREAMS, (stream) => (field === 'brief' ? matched : ranked(stream))))

/** No `_source`: nothing of it is ever read, and what is stored is derived. */
const resources: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  _source: { enabled: false },
  properties: {
    id: { type: 'keyword', index: false },
    /** Numbers above 2^53 are read formatted, as strings. */
    version: { type: 'long', index: false },
    live: { type: 'boolean', doc_values: false },
    position: { type: 'keyword', index: false },
    ...Object.fromEntries(TIERS.map((name) => [name, tier()])),
    terms: object(VIEWS, () => object(TERM_FIELDS, () => ({ type: 'keyword' }))),
    embargoedUntil: { type: 'long' },
    released: { type: 'long' },
    updated: { type: 'long' },
    generatedFrom: { type: 'long' },
    generatedTo: { type: 'long' },
    titleKey: { type: 'keyword', index: false },
    measures: object(MEASURES, () => ({ type: 'double' })),
    /** Kind and text, of the live record: what no record bears any more is not offered. */
    suggestions: { type: 'keyword', doc_values: false },
    bucket: { type: 'integer' },
    checksum: { type: 'long', index: false },
    /** Of the id, 52 bits: stands for it where the least of many is wanted. */
    idHash: { type: 'long' },
    places: {
      type: 'nested',
      properties: {
        tier: { type: 'keyword' },
        /** As `embargoedUntil` of the record: a place is counted without looking at its record. */
        until: { type: 'long' },
        /** The box in full precision, as text: distinct places are looked at once. */
        key: { type: 'keyword' },
        isPoint: { type: 'boolean', doc_values: false },
        west: { type: 'double' }, south: { type: 'double' }, east: { type: 'double' }, north: { type: 'double' },
        /** The point, or the corners of the box. */
        at: { type: 'geo_point' },
        /** What stands on the map; a box that was cut at 180° has one. */
        centre: { type: 'geo_point' }, lon: { type: 'double' }, lat: { type: 'double' },
      },
    },
  },
}

const completion: Property = { type: 'completion', analyzer: 'keyword', preserve_separators: true, max_input_length: LONGEST_SUGGESTION_KEY }
const suggestions: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  properties: { text: { type: 'keyword', index: false }, ...Object.fromEntries(Object.values(SUGGESTION_FIELDS).map((name) => [name, completion])) },
}

export const MAPPINGS = { resources, suggestions }
export type IndexKind = keyof typeof MAPPINGS

/** An index of another layout can not be read; a new one is built beside it. The number counts changes of what is written into the same mapping. */
export const LAYOUT = createHash('sha256').update(JSON.stringify([2, MAPPINGS])).digest('hex').slice(0, 16)

export const REFRESH_INTERVAL = '30s'
/** One shard: counts, facets and scores are exact and the same on every machine; 6,000,000 records are some 6 GB, a tenth of what a shard carries. */
export const SETTINGS: estypes.IndicesIndexSettings = {
  number_of_shards: 1,
  number_of_replicas: 0,
  /** Should the process that writes be gone; it refreshes itself (refresher.ts). Said explicitly, or an index that nobody has asked for half a minute is not refreshed. */
  refresh_interval: REFRESH_INTERVAL,
  /** 10,000 hits from the 10,000th on, and one more. */
  max_result_window: 20_001,
  mapping: { nested_objects: { limit: 100_000 } },
}
