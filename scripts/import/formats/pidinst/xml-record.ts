import type { JsonObject } from '../../values/json.ts'
import { elementsOf, type XmlElement, xmlLine, xmlParagraphs } from '../../values/xml.ts'

/** A record of PIDINST's XML in the shape of its JSON Schema: text and attributes of an element become keys of one object. */
export const recordOfXml = (record: XmlElement): JsonObject => {
  const one = (name: string): XmlElement | undefined => elementsOf(record, name)[0]
  const list = (wrapper: string, name: string): JsonObject[] => elementsOf(record, wrapper, name).map(objectOfElement)
  const description = one('description')
  return {
    identifier: stated(one('identifier')),
    schemaVersion: xmlLine(one('schemaVersion')),
    landingPage: xmlLine(one('landingPage')),
    name: xmlLine(one('name')),
    owners: list('owners', 'owner'),
    manufacturers: list('manufacturers', 'manufacturer'),
    model: one('model') && objectOfElement(one('model') as XmlElement),
    description: description && xmlParagraphs(description),
    instrumentTypes: list('instrumentTypes', 'instrumentType'),
    measuredVariables: elementsOf(record, 'measuredVariables', 'measuredVariable').map(xmlLine),
    dates: elementsOf(record, 'dates', 'date').map(stated),
    relatedIdentifiers: elementsOf(record, 'relatedIdentifiers', 'relatedIdentifier').map(stated),
    alternateIdentifiers: elementsOf(record, 'alternateIdentifiers', 'alternateIdentifier').map(stated),
    // PIDINST 1.1
    measuredQuantities: list('measuredQuantities', 'measuredQuantity'),
    measurementTechniques: list('measurementTechniques', 'measurementTechnique'),
    subjects: list('subjects', 'subject'),
  }
}

/** `<date dateType="…">2020</date>` → `{ dateType, date }`. */
const stated = (element: XmlElement | undefined): JsonObject => (element ? { ...Object.fromEntries(element.attributes), [element.name]: xmlLine(element) } : {})

/** `<owner><ownerName>…</ownerName><ownerIdentifier ownerIdentifierType="ROR">…` → `{ ownerName, ownerIdentifier: { ownerIdentifier, ownerIdentifierType } }`. */
const objectOfElement = (element: XmlElement): JsonObject =>
  Object.fromEntries(elementsOf(element).map((part) => [part.name, part.attributes.size > 0 ? stated(part) : xmlLine(part)]))
