import type { SpatialCoverage } from '../../../../schema/document.ts'
import { isObject } from '../../values/json.ts'
import { point } from '../../values/point.ts'
import { textOf } from '../../values/text.ts'
import { geojsonOfWkt } from '../../values/well-known-text.ts'

const NUMBER = String.raw`\s*(-?\d+(?:\.\d+)?)\s*`
const BOX = new RegExp(`^${[NUMBER, NUMBER, NUMBER, NUMBER].join(',')}$`)
/** `[[lat, lon], [lat, lon]]`, as some harvesters write boxes. */
const CORNERS = new RegExp(String.raw`^\s*\[\s*\[${NUMBER},${NUMBER}\]\s*,\s*\[${NUMBER},${NUMBER}\]\s*\]\s*$`)

/** Several shapes stand side by side, parted by commas. */
const BETWEEN_SHAPES = /,\s*(?=(?:MULTI)?POLYGON\b)/
/** A geometry that is none of those above is no name of a place. */
const LONGEST_PLACE_NAME = 300

const box = (west?: string, south?: string, east?: string, north?: string): SpatialCoverage[] => {
  const [from, to] = [point(west, south), point(east, north)]
  return from && to ? [{ bbox: { west: from.lon, south: from.lat, east: to.lon, north: to.lat } }] : []
}

/** `spatial` of data.json: a box `W,S,E,N`, corners, well-known text, GeoJSON, or the name of a place. */
export const spatialOf = (value: unknown): SpatialCoverage[] => {
  if (isObject(value)) return typeof value['type'] === 'string' && 'coordinates' in value ? [{ geojson: value }] : []
  const text = textOf(value)
  if (text === undefined) return []
  const found = BOX.exec(text)
  if (found) return box(found[1], found[2], found[3], found[4])
  const corners = CORNERS.exec(text)
  if (corners) return box(corners[2], corners[1], corners[4], corners[3])
  const shapes = text.split(BETWEEN_SHAPES).map(geojsonOfWkt).filter((shape) => shape !== undefined)
  if (shapes.length > 0) return shapes.map((geojson) => ({ geojson }))
  return text.length > LONGEST_PLACE_NAME || /^(MULTI)?(POLYGON|POINT|LINESTRING)\b|^[[{]/i.test(text) ? [] : [{ name: text }]
}
