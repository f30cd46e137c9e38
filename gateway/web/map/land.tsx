import land from 'virtual:land'
import { ringPath } from './geometry-path.ts'
import { landRings } from './land-rings.ts'
import { WorldShape } from './world-shape.tsx'

const path = landRings(land).map(ringPath).join('')

/** Coastlines, with no border between countries. The biggest part of the map, and so a chunk of its own. */
export const Land = () => <WorldShape path={path} className="map-land" />
