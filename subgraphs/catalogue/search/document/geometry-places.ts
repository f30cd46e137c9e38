import type { Box } from '../port.ts'
import type { Places } from './places.ts'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isPosition = (value: unknown): value is [number, number] => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Points, and the box around each line and polygon, of a GeoJSON geometry, feature or collection. What is none of these has no places. */
export const placesOfGeometry = (geometry: unknown): Places => {
  if (!isObject(geometry)) return { points: [], boxes: [] }
  const { type, coordinates } = geometry
  switch (type) {
    case 'Point': return points([coordinates])
    case 'MultiPoint': return points(list(coordinates))
    case 'LineString': return boxes([coordinates])
    case 'MultiLineString': return boxes(list(coordinates))
    case 'Polygon': return boxes([list(coordinates)[0]])
    case 'MultiPolygon': return boxes(list(coordinates).map((polygon) => list(polygon)[0]))
    case 'GeometryCollection': return together(list(geometry.geometries).map(placesOfGeometry))
    case 'Feature': return placesOfGeometry(geometry.geometry)
    case 'FeatureCollection': return together(list(geometry.features).map(placesOfGeometry))
    default: return { points: [], boxes: [] }
  }
}

const points = (positions: unknown[]): Places => ({ points: positions.filter(isPosition).map(([lon, lat]) => ({ lon, lat })), boxes: [] })
const boxes = (lines: unknown[]): Places => ({ points: [], boxes: lines.flatMap(boxAround) })
const together = (all: Places[]): Places => ({ points: all.flatMap((places) => places.points), boxes: all.flatMap((places) => places.boxes) })

const boxAround = (line: unknown): Box[] => {
  const positions = list(line).filter(isPosition)
  const first = positions[0]
  if (!first) return []
  const box = { west: first[0], south: first[1], east: first[0], north: first[1] }
  for (const [lon, lat] of positions) {
    box.west = Math.min(box.west, lon)
    box.east = Math.max(box.east, lon)
    box.south = Math.min(box.south, lat)
    box.north = Math.max(box.north, lat)
  }
  return [box]
}
