import { longitudeNear, type Point, wrapLongitude } from './projection.ts'

/** As `BoxInput` of the graph: west greater than east means across 180°. Degrees, WGS 84. */
export interface Box { west: number; south: number; east: number; north: number }

/** Degrees from west to east. */
export const boxWidth = ({ west, east }: Box): number => (east >= west ? east - west : east - west + 360)

export const boxCentre = (box: Box): Point => ({ lon: wrapLongitude(box.west + boxWidth(box) / 2), lat: (box.south + box.north) / 2 })

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4

/** The box between two corners, drawn the short way in any direction; across 180° where the way leads there. */
export const boxOfCorners = (from: Point, to: Point): Box => {
  const [west, east] = from.lon <= to.lon ? [from.lon, to.lon] : [to.lon, from.lon]
  const round = east - west >= 360
  const latitudes = [from.lat, to.lat].map((lat) => Math.max(-90, Math.min(90, lat)))
  return {
    west: round ? -180 : rounded(wrapLongitude(west)), east: round ? 180 : rounded(wrapLongitude(east)),
    south: rounded(Math.min(...latitudes)), north: rounded(Math.max(...latitudes)),
  }
}

/** `116.1,39.5,117.2,40.3`: west, south, east, north, as an address has it. */
export const boxText = ({ west, south, east, north }: Box): string => [west, south, east, north].join(',')

/** Null for what is no box. */
export const readBox = (text: string): Box | null => {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers
  const valid = numbers.length === 4 && [west, east].every((lon) => Math.abs(lon) <= 180) && [south, north].every((lat) => Math.abs(lat) <= 90) && south <= north
  return valid ? { west, south, east, north } : null
}

/** The smallest box around places, the short way round the world; null without a place. */
export const boxAround = (places: readonly Point[]): Box | null => {
  const [first] = places
  if (!first) return null
  const longitudes = places.map(({ lon }) => wrapLongitude(lon)).sort((a, b) => a - b)
  const gaps = longitudes.map((lon, index) => (longitudes[index + 1] ?? (longitudes[0] ?? 0) + 360) - lon)
  const widest = gaps.indexOf(Math.max(...gaps))
  const latitudes = places.map(({ lat }) => lat)
  return {
    west: longitudes[(widest + 1) % longitudes.length] ?? first.lon, east: longitudes[widest] ?? first.lon,
    south: Math.min(...latitudes), north: Math.max(...latitudes),
  }
}

export const boxHas = (box: Box, { lon, lat }: Point): boolean =>
  lat >= box.south && lat <= box.north && longitudeNear(lon, box.west + 180) - box.west <= boxWidth(box)
