import type { BBox, SpatialCoverage } from '../../../../schema/document.ts'
import { type JsonObject, listOf, objectOf, objectsOf } from '../../values/json.ts'
import { point } from '../../values/point.ts'
import { textOf } from '../../values/text.ts'

const box = (given: JsonObject): BBox | undefined => {
  const [from, to] = [point(given['westBoundLongitude'], given['southBoundLatitude']), point(given['eastBoundLongitude'], given['northBoundLatitude'])]
  return from && to ? { west: from.lon, south: from.lat, east: to.lon, north: to.lat } : undefined
}

/** A polygon is a list of points, in some exports each wrapped in `polygonPoint`. A ring has four positions at least and ends where it began. */
const polygon = (given: unknown): unknown => {
  const ring = listOf(given).map(objectOf).flatMap((one) => {
    const corner = objectOf(one['polygonPoint'] ?? one)
    const at = point(corner['pointLongitude'], corner['pointLatitude'])
    return at ? [[at.lon, at.lat]] : []
  })
  return ring.length >= 4 && String(ring[0]) === String(ring.at(-1)) ? { type: 'Polygon', coordinates: [ring] } : undefined
}

/** Places of a DataCite record; what is outside the globe is dropped. */
export const placesOf = (record: JsonObject): SpatialCoverage[] =>
  objectsOf(record['geoLocations']).map((place) => {
    const at = objectOf(place['geoLocationPoint'])
    return {
      name: textOf(place['geoLocationPlace']),
      point: point(at['pointLongitude'], at['pointLatitude']),
      bbox: box(objectOf(place['geoLocationBox'])),
      geojson: polygon(place['geoLocationPolygon']),
    }
  })
