import type { Box } from '../port.ts'
import type { Area } from './area.ts'
import { overlaps } from './boxes.ts'

type Ring = readonly (readonly number[])[]
interface Position { x: number; y: number }
type Edge = readonly [Position, Position]
interface Shape { edges: readonly Edge[]; bounds: Box }

/**
 * Polygons in lon/lat, edges straight and as written (RFC 7946): one across 180° is cut there by whoever made it, or simply goes on, to 190 or -200;
 * places are looked for in all turns.
 */
export const polygonArea = (polygons: readonly (readonly Ring[])[]): Area => {
  const shapes = polygons.map((rings): Shape => ({ edges: rings.flatMap(edgesOf), bounds: boundsOf(rings[0] ?? []) }))
  return {
    around: shapes.flatMap(({ bounds }) => turned(bounds).filter((box) => overlaps(box, EARTH))),
    touches: (place) => turned(place).some((box) => shapes.some(({ edges, bounds }) => overlaps(bounds, box) && meets(edges, box))),
  }
}

const EARTH: Box = { west: -180, south: -90, east: 180, north: 90 }
const turned = (box: Box): Box[] => [-360, 0, 360].map((turn) => ({ ...box, west: box.west + turn, east: box.east + turn }))

const boundsOf = (ring: Ring): Box => {
  const xs = ring.map(([x = 0]) => x)
  const ys = ring.map(([, y = 0]) => y)
  const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity)
  const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity)
  return { west: least(xs), south: least(ys), east: most(xs), north: most(ys) }
}

const edgesOf = (ring: Ring): Edge[] => {
  const positions = ring.map(([x = 0, y = 0]) => ({ x, y }))
  return positions.map((position, index) => [position, positions[(index + 1) % positions.length] as Position])
}

/** An edge goes through the box, or the box lies wholly inside; a polygon inside the box has its edges there. */
const meets = (edges: readonly Edge[], box: Box): boolean => edges.some((edge) => edgeMeets(edge, box)) || isInside(edges, { x: box.west, y: box.south })

/** Even-odd over all rings, so holes are outside. */
const isInside = (edges: readonly Edge[], { x, y }: Position): boolean =>
  edges.filter(([a, b]) => a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x).length % 2 === 1

/** Liang–Barsky: whether a part of the segment is left when it is clipped by the four sides. */
const edgeMeets = ([a, b]: Edge, box: Box): boolean => {
  let enters = 0
  let leaves = 1
  const sides = [[a.x - b.x, a.x - box.west], [b.x - a.x, box.east - a.x], [a.y - b.y, a.y - box.south], [b.y - a.y, box.north - a.y]] as const
  for (const [run, room] of sides) {
    if (run === 0) {
      if (room < 0) return false
    } else if (run < 0) enters = Math.max(enters, room / run)
    else leaves = Math.min(leaves, room / run)
  }
  return enters <= leaves
}
