import type { Box, Point } from '../port.ts'
import type { Area } from './area.ts'
import { cutAtAntimeridian } from './boxes.ts'

/** Mean radius of the earth, IUGG. */
const EARTH_KM = 6371.0088
const radians = (degrees: number): number => (degrees * Math.PI) / 180
const degrees = (value: number): number => (value * 180) / Math.PI
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

export const circleArea = (circle: Point & { km: number }): Area => ({
  around: boxesAround(circle),
  touches: (place) => kmToBox(circle, place) <= circle.km,
})

/** Haversine. */
export const kmBetween = (a: Point, b: Point): number => {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** To the nearest point of a box: due north or south where the box spans the meridian, otherwise on one of its two sides. */
const kmToBox = (from: Point, box: Box): number => {
  const isAbreast = [-360, 0, 360].some((turn) => from.lon + turn >= box.west && from.lon + turn <= box.east)
  if (isAbreast) return kmBetween(from, { lon: from.lon, lat: clamp(from.lat, box.south, box.north) })
  return Math.min(kmToMeridian(from, box.west, box.south, box.north), kmToMeridian(from, box.east, box.south, box.north))
}

/** A meridian is a great circle: the foot of the perpendicular, or the nearer end where the foot lies beyond. */
const kmToMeridian = (from: Point, lon: number, south: number, north: number): number => {
  const turn = radians(lon - from.lon)
  const foot = degrees(Math.atan2(Math.sin(radians(from.lat)), Math.cos(radians(from.lat)) * Math.cos(turn)))
  const ends = Math.min(kmBetween(from, { lon, lat: south }), kmBetween(from, { lon, lat: north }))
  return foot >= south && foot <= north ? Math.min(ends, kmBetween(from, { lon, lat: foot })) : ends
}

/** A little too large is fine, too small would lose hits. */
const boxesAround = ({ lon, lat, km }: Point & { km: number }): Box[] => {
  const radius = (km / EARTH_KM) * 1.000001 + 1e-9
  const south = Math.max(-90, lat - degrees(radius))
  const north = Math.min(90, lat + degrees(radius))
  if (south === -90 || north === 90 || radius >= Math.PI / 2) return [{ west: -180, south, east: 180, north }]
  const reach = degrees(Math.asin(Math.min(1, Math.sin(radius) / Math.cos(radians(lat)))))
  if (reach >= 180) return [{ west: -180, south, east: 180, north }]
  const wrap = (value: number): number => (value > 180 ? value - 360 : value < -180 ? value + 360 : value)
  return cutAtAntimeridian({ west: wrap(lon - reach), south, east: wrap(lon + reach), north })
}
