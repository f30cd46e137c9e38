import { type Measure, MEASURES, type Stream, type SuggestibleKind, TERM_FIELDS, type TermField, TEXT_FIELDS, type TextField } from '../../port.ts'

export const STREAMS = ['words', 'bigrams', 'exact'] as const satisfies readonly Stream[]

export const columnOf = (field: TextField, stream: Stream): string => `${field}_${stream}`

/** Columns of the full-text tables: each field in three streams. */
export const TEXT_COLUMNS: readonly { field: TextField; stream: Stream; name: string }[] =
  TEXT_FIELDS.flatMap((field) => STREAMS.map((stream) => ({ field, stream, name: columnOf(field, stream) })))

/** Number of a term field in the tables; the layout of an index changes with the list. */
export const termFieldNumber = (field: TermField): number => TERM_FIELDS.indexOf(field)

/** Columns of `document`, one for each measure. */
export const measureColumn = (measure: Measure): string => measure.toLowerCase()
export const MEASURE_COLUMNS: readonly string[] = MEASURES.map(measureColumn)

/** Kinds of suggestions as numbers in the tables. */
export const SUGGESTION_KINDS = ['TERM', 'ORGANIZATION'] as const satisfies readonly SuggestibleKind[]
export const kindNumber = (kind: SuggestibleKind): number => SUGGESTION_KINDS.indexOf(kind)

/** Tiers as numbers in the tables, and the full-text table of each. Apart, so that what a viewer may not see can neither match nor weigh in the ranking. */
export const TIERS = ['public', 'embargoed', 'protected'] as const
export type Tier = (typeof TIERS)[number]
export const TIER_NUMBER: Record<Tier, number> = { public: 0, embargoed: 1, protected: 2 }
export const textTable = (tier: Tier): string => `text_${tier}`
