import type { Measure, TermField } from '../search/port.ts'

/** The dimensions of the graph; each is a term field of the index. */
export type CubeDimension = Extract<TermField,
  | 'RESOURCE_TYPE' | 'SUBMISSION_TYPE' | 'DOMAIN' | 'CATEGORY' | 'PLATFORM' | 'ORGANIZATION' | 'DEPARTMENT' | 'PROVINCE' | 'CITY' | 'COUNTRY' | 'YEAR' | 'DISCIPLINE' | 'PROGRAM'
  | 'SUBMISSION_DOMAIN' | 'SHARING_LEVEL' | 'ORIGIN' | 'LIFECYCLE'>
export type CubeMeasure = 'COUNT' | Measure

/** One cell as it was counted, before it is labelled. `values` in the order of the measures; null: withheld. */
export interface CountedCell { keys: (string | null)[]; count: number; values: (number | null)[] }
/** `suppressed`: cells with a withheld value. */
export interface CountedCube { cells: CountedCell[]; total: number }
