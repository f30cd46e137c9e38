import type { Box } from './box.ts'
import { boxWidth } from './box.ts'
import type { Position } from './land-rings.ts'
import { longitudeNear, type Point, project } from './projection.ts'

/**
 * Geometries as SVG paths in world units. Planar, as GeoJSON means it (RFC 7946): a side is a straight line between two corners, and the winding says nothing.
 * A ring that steps over 180° goes on beyond it, onto the next copy of the world.
 */
export const unwrapped = (line: readonly Position[]): Position[] => {
  let before: number | undefined
  return line.map(([lon, lat]): Position => {
    const next = before === undefined ? lon : longitudeNear(lon, before)
    before = next
    return [next, lat]
  })
}

const text = ([lon, lat]: Position): string => {
  const { x, y } = project({ lon, lat })
  return `${Math.round(x * 1e4) / 1e4} ${Math.round(y * 1e4) / 1e4}`
}

export const linePath = (line: readonly Position[]): string => (line.length === 0 ? '' : `M${unwrapped(line).map(text).join('L')}`)
export const ringPath = (ring: readonly Position[]): string => `${linePath(ring)}Z`

const isSeam = (a: Position, b: Position): boolean => (Math.abs(a[0]) > 179.98 && Math.abs(b[0]) > 179.98) || (a[1] < -89.98 && b[1] < -89.98)

/** A ring that was cut at 180° where it crosses, as the coastlines are. */
export const cutRingPath = (ring: readonly Position[]): string => `M${ring.map(text).join('L')}Z`

/** A coast without the sides along which the data were cut, at 180° and at the pole: there is no coast. */
export const coastPath = (ring: readonly Position[]): string =>
  ring.map((position, at) => `${at === 0 || isSeam(ring[at - 1] ?? position, position) ? 'M' : 'L'}${text(position)}`).join('')

/** Sides of a box are straight on this map, so its corners suffice. */
export const boxPath = (box: Box): string => {
  const east = box.west + boxWidth(box)
  const corners: Position[] = [[box.west, box.south], [box.west, box.north], [east, box.north], [east, box.south]]
  return `M${corners.map(text).join('L')}Z`
}

/** A geometry of the graph, read: what can be drawn as an area, as a line, as dots. */
export interface DrawnGeometry { areas: string; lines: string; points: Point[]; positions: Position[] }

const isPosition = (value: unknown): value is Position => Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])
const positionsIn = (value: unknown): Position[] => (Array.isArray(value) ? value.filter(isPosition) : [])
const listsIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const nothing: DrawnGeometry = { areas: '', lines: '', points: [], positions: [] }
const joined = (parts: readonly DrawnGeometry[]): DrawnGeometry => ({
  areas: parts.map(({ areas }) => areas).join(''), lines: parts.map(({ lines }) => lines).join(''),
  points: parts.flatMap(({ points }) => points), positions: parts.flatMap(({ positions }) => positions),
})

const area = (rings: unknown): DrawnGeometry => {
  const read = listsIn(rings).map(positionsIn).filter((ring) => ring.length > 2)
  return { ...nothing, areas: read.map(ringPath).join(''), positions: read.flatMap(unwrapped) }
}
const line = (positions: unknown): DrawnGeometry => ({ ...nothing, lines: linePath(positionsIn(positions)), positions: unwrapped(positionsIn(positions)) })
const dots = (positions: readonly Position[]): DrawnGeometry => ({ ...nothing, points: positions.map(([lon, lat]) => ({ lon, lat })), positions: [...positions] })

/** GeoJSON comes from outside: what is no geometry draws nothing. */
export const drawnGeometry = (geometry: unknown, depth = 0): DrawnGeometry => {
  if (typeof geometry !== 'object' || geometry === null || depth > 4) return nothing
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown }
  switch (type) {
    case 'Point': return isPosition(coordinates) ? dots([coordinates]) : nothing
    case 'MultiPoint': return dots(positionsIn(coordinates))
    case 'LineString': return line(coordinates)
    case 'MultiLineString': return joined(listsIn(coordinates).map(line))
    case 'Polygon': return area(coordinates)
    case 'MultiPolygon': return joined(listsIn(coordinates).map(area))
    case 'GeometryCollection': return joined(listsIn(geometries).map((inner) => drawnGeometry(inner, depth + 1)))
    default: return nothing
  }
}
