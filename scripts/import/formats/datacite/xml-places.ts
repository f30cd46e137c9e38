import type { JsonObject } from '../../values/json.ts'
import { elementsOf, type XmlElement, xmlLine } from '../../values/xml.ts'

/** A place; one with several polygons (kernel 4.1) is as many places, for JSON has room for one. */
export const placesOfXml = (element: XmlElement): JsonObject[] => {
  const part = (name: string): XmlElement | undefined => elementsOf(element, name)[0]
  const geoLocationPlace = xmlLine(part('geoLocationPlace'))
  const [first, ...others] = elementsOf(element, 'geoLocationPolygon').map((polygon) => elementsOf(polygon, 'polygonPoint').map(numbersOf))
  return [
    { geoLocationPlace, geoLocationPoint: pointOf(part('geoLocationPoint')), geoLocationBox: boxOf(part('geoLocationBox')), geoLocationPolygon: first },
    ...others.map((geoLocationPolygon) => ({ geoLocationPlace, geoLocationPolygon })),
  ]
}

const numbersOf = (element: XmlElement): JsonObject => Object.fromEntries(elementsOf(element).map((number) => [number.name, xmlLine(number)]))

/** Kernel 3 writes a place as numbers in one text, latitude first: a point as two, a box as its south-west and north-east corners. */
const numbersOfText = (element: XmlElement, ...names: string[]): JsonObject => {
  const numbers = xmlLine(element)?.split(' ') ?? []
  return numbers.length === names.length ? Object.fromEntries(names.map((name, at) => [name, numbers[at]])) : {}
}

const pointOf = (element: XmlElement | undefined): JsonObject | undefined =>
  element && (elementsOf(element).length > 0 ? numbersOf(element) : numbersOfText(element, 'pointLatitude', 'pointLongitude'))

const boxOf = (element: XmlElement | undefined): JsonObject | undefined =>
  element && (elementsOf(element).length > 0 ? numbersOf(element) : numbersOfText(element, 'southBoundLatitude', 'westBoundLongitude', 'northBoundLatitude', 'eastBoundLongitude'))
