import type { CoreDocument, SpatialCoverage } from '../../../../schema/document.ts'
import type { Box, Point } from '../port.ts'
import { placesOfGeometry } from './geometry-places.ts'

export interface Places { points: Point[]; boxes: Box[] }

/** Longitudes of 0..360, as some sources count, become -180..180; what is no place on earth is left out. */
export const placesOf = (document: CoreDocument): Places => {
  const all = (document.spatialCoverage ?? []).map(ofCoverage)
  return { points: all.flatMap(({ points }) => points).flatMap(normalPoint), boxes: all.flatMap(({ boxes }) => boxes).flatMap(normalBox) }
}

/** The geometry counts only where neither point nor box is given: these are the source's own summary of it. */
const ofCoverage = ({ point, bbox, geojson }: SpatialCoverage): Places =>
  point || bbox ? { points: point ? [{ lon: point.lon, lat: point.lat }] : [], boxes: bbox ? [bbox] : [] } : placesOfGeometry(geojson)

const isLatitude = (value: number): boolean => value >= -90 && value <= 90
const isLongitude = (value: number): boolean => value >= -360 && value <= 360
const wrap = (lon: number): number => (lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon)

const normalPoint = ({ lon, lat }: Point): Point[] => (isLongitude(lon) && isLatitude(lat) ? [{ lon: wrap(lon), lat }] : [])

const normalBox = ({ west, south, east, north }: Box): Box[] => {
  if (!isLongitude(west) || !isLongitude(east) || !isLatitude(south) || !isLatitude(north) || south > north) return []
  return [east - west >= 360 ? { west: -180, south, east: 180, north } : { west: wrap(west), south, east: wrap(east), north }]
}
