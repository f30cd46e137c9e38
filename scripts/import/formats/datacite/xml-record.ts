import type { JsonObject } from '../../values/json.ts'
import { elementsOf, SCHEMA_LOCATION, XML_LANG, type XmlElement, xmlLine, xmlParagraphs } from '../../values/xml.ts'
import { agentOfXml } from './xml-agents.ts'
import { placesOfXml } from './xml-places.ts'

/** A record of DataCite's XML in the shape of DataCite's JSON, for the crosswalk. Elements that the crosswalk does not read are left out. */
export const recordOfXml = (record: XmlElement): JsonObject => {
  const list = (wrapper: string, name: string): XmlElement[] => elementsOf(record, wrapper, name)
  const lines = (...path: string[]): string[] => elementsOf(record, ...path).flatMap((element) => xmlLine(element) ?? [])
  const line = (name: string): string | undefined => lines(name)[0]
  return {
    schemaVersion: schemaVersion(record),
    // An identifier of another type (Handle) is no DOI, and the crosswalk asks for one.
    doi: elementsOf(record, 'identifier').filter((element) => (element.attributes.get('identifierType') ?? 'DOI').toUpperCase() === 'DOI').map(xmlLine)[0],
    types: { resourceTypeGeneral: elementsOf(record, 'resourceType')[0]?.attributes.get('resourceTypeGeneral'), resourceType: line('resourceType') },
    creators: list('creators', 'creator').flatMap((element) => agentOfXml(element, 'creatorName')),
    contributors: list('contributors', 'contributor').flatMap((element) => agentOfXml(element, 'contributorName')),
    titles: list('titles', 'title').map((element) => stated(element, 'title')),
    publisher: line('publisher'),
    publicationYear: line('publicationYear'),
    subjects: list('subjects', 'subject').map((element) => stated(element, 'subject')),
    dates: datesOfXml(list('dates', 'date').map((element) => stated(element, 'date'))),
    language: line('language'),
    alternateIdentifiers: list('alternateIdentifiers', 'alternateIdentifier').map((element) => stated(element, 'alternateIdentifier')),
    relatedIdentifiers: list('relatedIdentifiers', 'relatedIdentifier').map((element) => stated(element, 'relatedIdentifier')),
    relatedItems: list('relatedItems', 'relatedItem').map(relatedItem),
    sizes: lines('sizes', 'size'),
    formats: lines('formats', 'format'),
    version: line('version'),
    // Kernel 2 has one statement of rights, without a list around it.
    rightsList: [...list('rightsList', 'rights'), ...elementsOf(record, 'rights')].map((element) => stated(element, 'rights')),
    descriptions: list('descriptions', 'description').map((element) => ({ ...stated(element, 'description'), description: xmlParagraphs(element) })),
    geoLocations: list('geoLocations', 'geoLocation').flatMap(placesOfXml),
    fundingReferences: list('fundingReferences', 'fundingReference').map(parts),
  }
}

/** An element's text under the name that JSON gives it, with its attributes, which bear the same names in both; `xml:lang` is `lang`. */
const stated = (element: XmlElement, name: string): JsonObject => ({ ...Object.fromEntries(element.attributes), lang: element.attributes.get(XML_LANG), [name]: xmlLine(element) })

/** The texts of the elements within, by name. */
const parts = (element: XmlElement): JsonObject => Object.fromEntries(elementsOf(element).map((part) => [part.name, xmlLine(part)]))

const relatedItem = (element: XmlElement): JsonObject => ({
  ...parts(element),
  relationType: element.attributes.get('relationType'),
  relatedItemIdentifier: elementsOf(element, 'relatedItemIdentifier').map((identifier) => stated(identifier, 'relatedItemIdentifier'))[0],
  titles: elementsOf(element, 'titles', 'title').map((title) => stated(title, 'title')),
})

/** Kernel 2 gave the time that data are of by its two ends; kernel 3 made one range of type Collected of them. */
const datesOfXml = (dates: readonly JsonObject[]): JsonObject[] => {
  const [start, end] = ['StartDate', 'EndDate'].map((type) => dates.find((one) => one['dateType'] === type)?.['date'])
  return start === undefined && end === undefined ? [...dates] : [...dates, { dateType: 'Collected', date: `${start ?? ''}/${end ?? ''}` }]
}

/** The kernel: its namespace tells the major version only (kernel-4), the place of its schema mostly more (kernel-4.6). */
const schemaVersion = ({ namespace, attributes }: XmlElement): string | undefined => {
  const said = `${namespace} ${attributes.get(SCHEMA_LOCATION) ?? ''}`
  return (/kernel-\d\.\d/.exec(said) ?? /kernel-\d/.exec(said))?.[0]
}
