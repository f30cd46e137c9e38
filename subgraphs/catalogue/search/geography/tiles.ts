import type { Box, Point } from '../port.ts'

export const FINEST_ZOOM = 22
const SIDE = 2 ** FINEST_ZOOM
/** Where the square map of Web Mercator ends. */
const MOST_LATITUDE = 85.0511287798066
const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** Column and row of a point at the finest zoom, from the north-west; each coarser zoom is one bit less. */
export const finestTile = ({ lon, lat }: Point): { x: number; y: number } => {
  const sine = Math.sin((clamp(lat, -MOST_LATITUDE, MOST_LATITUDE) * Math.PI) / 180)
  const across = (lon + 180) / 360
  const down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return { x: clamp(Math.floor(across * SIDE), 0, SIDE - 1), y: clamp(Math.floor(down * SIDE), 0, SIDE - 1) }
}

/** Halfway between the sides; of a box across 180° the middle of its own way round. */
export const centreOf = ({ west, south, east, north }: Box): Point => {
  const lon = (west + east + (west > east ? 360 : 0)) / 2
  return { lon: lon > 180 ? lon - 360 : lon, lat: (south + north) / 2 }
}
