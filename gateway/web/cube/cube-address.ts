import { number, oneOf, type StateOf, text } from '../state/parameters.ts'
import { dimensionNames, measureNames } from './cube-dimensions.ts'

const optional = ['', ...dimensionNames] as const

/** What the table looks like; what it counts is in the same address, by the parameters of a search. */
export const cubeSchema = {
  row: oneOf(dimensionNames, 'RESOURCE_TYPE'),
  row2: oneOf(optional, ''),
  col: oneOf(optional, ''),
  measure: oneOf(measureNames, 'COUNT'),
  /** So many cells at most. */
  top: number(200, 1),
  /** A day, YYYY-MM-DD: as it was when that day began (UTC). */
  asOf: text(),
  chart: oneOf(['bar', 'line', 'pie', 'none'], 'bar'),
} as const

export type CubeState = StateOf<typeof cubeSchema>
