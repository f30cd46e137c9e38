import { type Box, boxWidth } from './box.ts'
import { fromScreen, MOST_LATITUDE, type MapView, type Pixel, project, scaleOf, type Size, unproject, WORLD, wrapLongitude } from './projection.ts'

/** There are no tiles to show what is finer. */
export const DEEPEST_ZOOM = 12
/** China with its seas: where a national portal begins. */
export const HOME_BOX: Box = { west: 72, south: 2, east: 137, north: 54.5 }

const least = ({ height }: Size): number => Math.max(0, Math.log2(height / WORLD))

/** A view that the map can show: no emptiness above and below the world, longitude as people write it. */
export const bounded = (view: MapView, size: Size): MapView => {
  const zoom = Math.max(least(size), Math.min(DEEPEST_ZOOM, view.zoom))
  const half = size.height / 2 / 2 ** zoom
  const { y } = project(view)
  const { lat } = unproject({ x: 0, y: Math.max(half, Math.min(WORLD - half, y)) })
  return { lon: wrapLongitude(view.lon), lat: Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)), zoom }
}

/** Moves what is shown by so many pixels. */
export const panned = (view: MapView, size: Size, { x, y }: Pixel): MapView =>
  bounded({ ...fromScreen(view, size, { x: size.width / 2 + x, y: size.height / 2 + y }), zoom: view.zoom }, size)

/** Zooms while the place under a pixel stays where it is. */
export const zoomed = (view: MapView, size: Size, by: number, at: Pixel = { x: size.width / 2, y: size.height / 2 }): MapView => {
  const zoom = Math.max(least(size), Math.min(DEEPEST_ZOOM, view.zoom + by))
  const held = project(fromScreen(view, size, at))
  const scale = 2 ** zoom
  return bounded({ ...unproject({ x: held.x - (at.x - size.width / 2) / scale, y: held.y - (at.y - size.height / 2) / scale }), zoom }, size)
}

/** The nearest view that shows a whole box, with some air around it. */
export const viewOfBox = (box: Box, size: Size, deepest: number = DEEPEST_ZOOM): MapView => {
  const top = project({ lon: 0, lat: box.north }).y
  const bottom = project({ lon: 0, lat: box.south }).y
  const width = boxWidth(box) / 360 * WORLD
  const air = 0.9
  const zoom = Math.min(Math.log2(size.width * air / Math.max(width, 1e-9)), Math.log2(size.height * air / Math.max(bottom - top, 1e-9)), deepest)
  const { lat } = unproject({ x: 0, y: (top + bottom) / 2 })
  return bounded({ lon: box.west + boxWidth(box) / 2, lat, zoom }, size)
}

/** What is in sight, as a box of the graph; the whole world where it is seen round. */
export const boxOfView = (view: MapView, size: Size): Box => {
  const northWest = fromScreen(view, size, { x: 0, y: 0 })
  const southEast = fromScreen(view, size, { x: size.width, y: size.height })
  const round = size.width >= WORLD * scaleOf(view)
  // What Mercator cannot show stands at its edge, and is asked for too.
  const upTo = (lat: number): number => (Math.abs(lat) > MOST_LATITUDE - 0.01 ? Math.sign(lat) * 90 : lat)
  return {
    west: round ? -180 : wrapLongitude(northWest.lon), east: round ? 180 : wrapLongitude(southEast.lon),
    south: upTo(southEast.lat), north: upTo(northWest.lat),
  }
}

/** How far one pixel reaches at the centre, in kilometres. */
export const kilometresPerPixel = (view: MapView): number => 40_075 * Math.cos(view.lat * Math.PI / 180) / (WORLD * scaleOf(view))

