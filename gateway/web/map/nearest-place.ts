import { kilometresBetween } from './circle.ts'
import type { NamedPlace } from './placed-labels.ts'
import type { Point } from './projection.ts'

/** Farther away a name says nothing. */
const MOST_KM = 150

/** The named place next to another one; null where none is near. */
export const nearestPlace = (point: Point, places: readonly NamedPlace[]): NamedPlace | null => {
  let [nearest, least]: [NamedPlace | null, number] = [null, MOST_KM]
  for (const place of places) {
    // A degree of latitude is 111 km: most places need no trigonometry.
    if (Math.abs(place.point.lat - point.lat) > 1.4) continue
    const distance = kilometresBetween(point, place.point)
    if (distance < least) [nearest, least] = [place, distance]
  }
  return nearest
}
