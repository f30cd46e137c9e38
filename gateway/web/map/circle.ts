import { geoCircle, geoDistance } from 'd3-geo'
import type { Position } from './land-rings.ts'
import type { Point } from './projection.ts'

/** As `NearInput` of the graph. */
export interface Circle extends Point { km: number }

/** Mean radius of the Earth. */
const EARTH_KM = 6371.0088
const MOST_KM = 20_000

export const kilometresBetween = (a: Point, b: Point): number => geoDistance([a.lon, a.lat], [b.lon, b.lat]) * EARTH_KM

/** A circle on the ground: on the map it widens towards the poles. */
export const circleRing = ({ lon, lat, km }: Circle): Position[] => {
  const [ring = []] = geoCircle().center([lon, lat]).radius(km / EARTH_KM * 180 / Math.PI).precision(3)().coordinates
  return ring.map(([x = 0, y = 0]): Position => [x, y])
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

/** The circle around a place that passes through another. */
export const circleThrough = (centre: Point, edge: Point): Circle => ({
  lon: rounded(centre.lon, 4), lat: rounded(centre.lat, 4), km: rounded(Math.max(0.1, kilometresBetween(centre, edge)), 1),
})

/** `116.4,39.9,50`: longitude, latitude, kilometres, as an address has it. */
export const circleText = ({ lon, lat, km }: Circle): string => [lon, lat, km].join(',')

export const readCircle = (text: string): Circle | null => {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [lon = Number.NaN, lat = Number.NaN, km = Number.NaN] = numbers
  return numbers.length === 3 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && km > 0 && km <= MOST_KM ? { lon, lat, km } : null
}
