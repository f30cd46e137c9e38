import type { Query } from '../reading/reading.ts'
import { all, any, not } from '../reading/view.ts'
import type { Rough } from './area-filters.ts'

type Position = readonly [lon: number, lat: number]
type Ring = readonly Position[]

/** Wider than what Elasticsearch rounds, in degrees. */
const MARGIN = 1e-6
/** Elasticsearch takes what is wider than half the earth for the rest of it. */
const LONGEST_PIECE = 90

/**
 * Polygons for Elasticsearch: in every turn of the earth, cut at 180°, holes taken out. Surely inside is what is not within a hair of an edge. Rings that
 * cross themselves or each other count by even and odd in one ring, and as holes beyond the first.
 */
export const polygonQueries = (polygons: readonly (readonly (readonly (readonly number[])[])[])[]): Rough => {
  const turned = polygons.flatMap((rings) =>
    [-360, 0, 360].map((turn) => rings.map((ring) => clip(ring.map(([lon = 0, lat = 0]): Position => [lon + turn, lat]))).filter((ring, index) => index === 0 || ring.length > 0)))
    .filter(([outer]) => outer !== undefined && outer.length > 0)
  const interiors = turned.map(([outer = [], ...holes]) => all([inRing(outer), ...holes.map((hole) => not(inRing(hole)))]))
  const strips = turned.flat().flatMap(stripsOf)
  const band: Query = strips.length === 0 ? { match_none: {} } : { geo_shape: { 'places.at': { shape: { type: 'MultiPolygon', coordinates: strips }, relation: 'intersects' } } }
  return { sure: all([any(interiors), not(band)]), doubtful: band }
}

/** Of fewer than three positions there is no inside, and Elasticsearch refuses to look for it. */
const inRing = (ring: Ring): Query =>
  new Set(ring.map(String)).size < 3 ? { match_none: {} } : geoPolygon(ring)

const geoPolygon = (ring: Ring): Query => ({ geo_polygon: { 'places.at': { points: ring.map(([lon, lat]) => ({ lon, lat })) } } }) as unknown as Query

/** Sutherland–Hodgman at -180° and 180°: what it leaves along the cut has no area. */
const clip = (ring: Ring): Ring => clipAt(clipAt(ring, 0, -180, 1), 0, 180, -1)

const clipAt = (ring: Ring, axis: 0 | 1, edge: number, side: 1 | -1): Ring => {
  const isInside = (position: Position): boolean => (position[axis] - edge) * side >= 0
  return ring.flatMap((to, index): Position[] => {
    const from = ring.at(index - 1) as Position
    if (isInside(from) === isInside(to)) return isInside(to) ? [to] : []
    const part = (edge - from[axis]) / (to[axis] - from[axis])
    const crossing: Position = axis === 0 ? [edge, from[1] + part * (to[1] - from[1])] : [from[0] + part * (to[0] - from[0]), edge]
    return isInside(to) ? [crossing, to] : [crossing]
  })
}

/** A narrow rectangle along each edge. */
const stripsOf = (ring: Ring): Position[][][] =>
  ring.flatMap((to, index) => {
    const from = ring.at(index - 1) as Position
    const pieces = Math.max(1, Math.ceil(Math.abs(to[0] - from[0]) / LONGEST_PIECE))
    const between = (part: number): Position => [from[0] + ((to[0] - from[0]) * part) / pieces, from[1] + ((to[1] - from[1]) * part) / pieces]
    return Array.from({ length: pieces }, (_, piece) => stripOf(between(piece), between(piece + 1))).filter(([outer = []]) => outer.length > 3)
  })

/** Cut at the ends of the earth, not bent there: a bent one would leave a part of its edge out. */
const stripOf = (from: Position, to: Position): Position[][] => {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const [x, y] = length === 0 ? [MARGIN, 0] : [((to[0] - from[0]) / length) * MARGIN, ((to[1] - from[1]) / length) * MARGIN]
  const corner = ([lon, lat]: Position, ahead: number, left: number): Position =>
    [lon + ahead * x - left * y, lat + ahead * y + left * x]
  const whole = clip([corner(from, -1, -1), corner(to, 1, -1), corner(to, 1, 1), corner(from, -1, 1)])
  const corners = clipAt(clipAt(whole, 1, -90, 1), 1, 90, -1)
  // Elasticsearch refuses a position that is said twice.
  const distinct = corners.filter((each, index) => String(each) !== String(corners.at(index - 1)))
  return [[...distinct, ...distinct.slice(0, 1)]]
}
