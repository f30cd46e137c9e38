import { type Answered, recordOf, recordsOf, textOf } from '../citation/plain-values.ts'

type Shape = Record<string, unknown>

/** Places of schema.org. A box is `south west north east`; one across ±180° is two boxes, since readers would take it for the rest of the world. */
export const placesOf = (coverage: unknown): Shape[] => recordsOf(coverage).flatMap((place) => {
  const name = textOf(place.name)
  const country = textOf(place.countryCode)
  const geo = [...pointOf(place.point), ...boxesOf(place.bbox)]
  if (name === null && country === null && geo.length === 0) return []
  return [{
    '@type': 'Place',
    ...(name === null ? {} : { name }),
    ...(country === null ? {} : { address: { '@type': 'PostalAddress', addressCountry: country } }),
    ...(geo.length === 0 ? {} : { geo: geo.length === 1 ? geo[0] : geo }),
  }]
})

const pointOf = (value: unknown): Shape[] => {
  const { lon, lat } = recordOf(value)
  return typeof lon === 'number' && typeof lat === 'number' ? [{ '@type': 'GeoCoordinates', latitude: lat, longitude: lon }] : []
}

const boxesOf = (value: unknown): Shape[] => {
  const { west, south, east, north } = recordOf(value) as Answered
  if (typeof west !== 'number' || typeof south !== 'number' || typeof east !== 'number' || typeof north !== 'number') return []
  const spans = west > east ? [[west, 180], [-180, east]] : [[west, east]]
  return spans.map(([from, to]) => ({ '@type': 'GeoShape', box: `${south} ${from} ${north} ${to}` }))
}

/** Intervals as ISO 8601 has them, `..` where one end is open. */
export const intervalsOf = (coverage: unknown): string[] => recordsOf(coverage).flatMap((time) => {
  const start = textOf(time.start)
  const end = textOf(time.end)
  if (start === null && end === null) return textOf(time.label) ?? []
  return start === end ? (start ?? []) : [`${start ?? '..'}/${end ?? '..'}`]
})
