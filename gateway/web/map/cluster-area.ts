import { type Box, boxWidth } from './box.ts'
import { type MapView, project, unproject, WORLD, wrapLongitude } from './projection.ts'

/** Cells of the graph's grid are about so many pixels wide. */
const FINER = 2
const DEEPEST = 22

/** The zoom at which to cluster what a view shows. */
export const clusterZoom = ({ zoom }: MapView): number => Math.min(DEEPEST, Math.max(0, Math.floor(zoom) + FINER))

/** A box made larger, to whole cells of two zooms above: a small move of the map asks nothing new, and no cell is counted in part. */
export const wholeCells = (box: Box, zoom: number): Box => {
  const cell = WORLD / 2 ** Math.max(0, zoom - 1)
  const top = project({ lon: 0, lat: box.north }).y
  const bottom = project({ lon: 0, lat: box.south }).y
  const left = project({ lon: box.west, lat: 0 }).x
  const right = left + boxWidth(box) / 360 * WORLD
  const [west, east] = [Math.floor(left / cell) * cell, Math.ceil(right / cell) * cell]
  const round = east - west >= WORLD
  const lonOf = (x: number): number => wrapLongitude(unproject({ x, y: 0 }).lon)
  const latOf = (y: number, edge: number): number => (y <= 0 || y >= WORLD ? edge : unproject({ x: 0, y }).lat)
  return {
    west: round ? -180 : lonOf(west), east: round ? 180 : lonOf(east),
    north: latOf(Math.floor(top / cell) * cell, 90), south: latOf(Math.ceil(bottom / cell) * cell, -90),
  }
}
