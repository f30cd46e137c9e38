import type { Box } from '../port.ts'

/** What a filter asks for on the map. All boxes here have west <= east. */
export interface Area {
  /** Boxes that hold all of it: what the R*Tree is asked for. */
  around: readonly Box[]
  /** Whether a place (a point is a box without extent) has a part in it. In doubles. */
  touches(place: Box): boolean
}
