import type { Box } from '../port.ts'

/**
 * A box as boxes with west <= east: one that crosses 180° in two. Since 180° and -180° are one meridian, what touches the one also gets a box
 * without width at the other.
 */
export const cutAtAntimeridian = (box: Box): Box[] => {
  if (box.west > box.east) return [{ ...box, east: 180 }, { ...box, west: -180 }]
  if (box.west === -180 && box.east === 180) return [box]
  const touching: Box[] = []
  if (box.east === 180) touching.push({ ...box, west: -180, east: -180 })
  if (box.west === -180) touching.push({ ...box, west: 180, east: 180 })
  return [box, ...touching]
}

export const overlaps = (a: Box, b: Box): boolean => a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
