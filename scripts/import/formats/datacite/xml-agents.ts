import type { JsonObject } from '../../values/json.ts'
import { elementsOf, type XmlElement, xmlLine } from '../../values/xml.ts'

/** A creator or contributor. Some files put several people into one element: every name begins another. */
export const agentOfXml = (element: XmlElement, nameElement: 'creatorName' | 'contributorName'): JsonObject[] => {
  const people: XmlElement[][] = []
  for (const part of elementsOf(element)) {
    if (part.name === nameElement || people.length === 0) people.push([])
    people.at(-1)?.push(part)
  }
  return people.map((parts) => {
    const named = (name: string): XmlElement[] => parts.filter((part) => part.name === name)
    const [given] = named(nameElement)
    return {
      name: xmlLine(given),
      nameType: given?.attributes.get('nameType'),
      familyName: xmlLine(named('familyName')[0]),
      nameIdentifiers: named('nameIdentifier').map((one) => ({ nameIdentifier: xmlLine(one) })),
      affiliation: named('affiliation').map(xmlLine),
      contributorType: element.attributes.get('contributorType'),
    }
  })
}
