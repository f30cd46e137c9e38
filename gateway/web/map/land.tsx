import land from 'virtual:land'
import { coastPath, cutRingPath } from './geometry-path.ts'
import { landRings } from './land-rings.ts'
import { WorldShape } from './world-shape.tsx'

const rings = landRings(land)
const area = rings.map(cutRingPath).join('')
const coast = rings.map(coastPath).join('')

/** Coastlines, with no border between countries. The biggest part of the map, and so a chunk of its own. */
export const Land = () => <><WorldShape path={area} className="map-land" /><WorldShape path={coast} className="map-coast" /></>
