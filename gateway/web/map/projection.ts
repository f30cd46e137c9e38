/**
 * Web Mercator, the grid that the graph clusters in: a box of longitudes and latitudes is a rectangle here, so what is drawn is what is searched.
 * World units: 256 across at zoom 0, x to the east from 180° W, y to the south from 85° N. x has no end: 190° E is beside 180°, and so is 170° W.
 */
export const WORLD = 256
/** Beyond, Mercator has no end; the poles are drawn at the edge. */
export const MOST_LATITUDE = 85.0511

export interface Point { lon: number; lat: number }
export interface Pixel { x: number; y: number }
export interface Size { width: number; height: number }
/** What the map shows: its centre, and the zoom, not whole while somebody zooms. */
export interface MapView extends Point { zoom: number }

const radians = Math.PI / 180

export const project = ({ lon, lat }: Point): Pixel => {
  const bounded = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)) * radians
  return { x: (lon + 180) / 360 * WORLD, y: (1 - Math.log(Math.tan(bounded) + 1 / Math.cos(bounded)) / Math.PI) / 2 * WORLD }
}

export const unproject = ({ x, y }: Pixel): Point => ({ lon: x / WORLD * 360 - 180, lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * y / WORLD))) / radians })

/** A longitude as people write it: -180 to 180. */
export const wrapLongitude = (lon: number): number => {
  if (lon >= -180 && lon <= 180) return lon
  const turned = ((lon + 180) % 360 + 360) % 360 - 180
  return turned === -180 && lon > 0 ? 180 : turned
}

/** The same meridian, on the copy of the world that is nearest to another one. */
export const longitudeNear = (lon: number, to: number): number => lon + Math.round((to - lon) / 360) * 360

export const scaleOf = ({ zoom }: MapView): number => 2 ** zoom

/** Where a place stands on the screen, on the copy of the world nearest to the centre. */
export const toScreen = (view: MapView, { width, height }: Size, place: Point): Pixel => {
  const centre = project(view)
  const { x, y } = project({ lon: longitudeNear(place.lon, view.lon), lat: place.lat })
  return { x: (x - centre.x) * scaleOf(view) + width / 2, y: (y - centre.y) * scaleOf(view) + height / 2 }
}

/** The place under a pixel; its longitude is near the centre's, not yet wrapped. */
export const fromScreen = (view: MapView, { width, height }: Size, { x, y }: Pixel): Point => {
  const centre = project(view)
  return unproject({ x: centre.x + (x - width / 2) / scaleOf(view), y: centre.y + (y - height / 2) / scaleOf(view) })
}
