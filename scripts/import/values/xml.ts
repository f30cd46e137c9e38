/** An element of XML as plain data. Prefixes are gone: what a file calls `dc:title` or `title` is the same element. */
export interface XmlElement {
  name: string
  /** Address of the namespace, or '' where there is none. */
  namespace: string
  /** By name; one that has a namespace as `{namespace}name`. */
  attributes: ReadonlyMap<string, string>
  /** Text and elements in order. White space between elements is left out. */
  children: readonly (XmlElement | string)[]
}

export const XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'
export const SCHEMA_LOCATION = '{http://www.w3.org/2001/XMLSchema-instance}schemaLocation'

/** No JSON holds a Map, so that nothing else is taken for an element. */
export const isXmlElement = (value: unknown): value is XmlElement => typeof value === 'object' && value !== null && 'attributes' in value && value.attributes instanceof Map

export const localName = (name: string): string => name.slice(name.indexOf('}') + 1)

const childElements = (element: XmlElement): XmlElement[] => element.children.filter((child) => typeof child !== 'string')

/** The elements below by a path of names, whatever their namespace: `elementsOf(record, 'titles', 'title')`. Without a path all children that are elements. */
export const elementsOf = (element: XmlElement, ...path: readonly string[]): XmlElement[] =>
  path.length === 0 ? childElements(element) : path.reduce<XmlElement[]>((found, name) => found.flatMap(childElements).filter((child) => child.name === name), [element])

/** All text within, in order; `<br/>` is a line break. */
export const xmlText = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : child.name === 'br' ? '\n' : xmlText(child))).join('')

/** The text on one line: titles and names are wrapped and indented as their file likes it. */
export const xmlLine = (element: XmlElement | undefined): string | undefined => element && (xmlText(element).replace(/\s+/g, ' ').trim() || undefined)

/** The text with its paragraphs, without the indentation of the file. */
export const xmlParagraphs = (element: XmlElement): string =>
  xmlText(element).split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).join('\n').replace(/\n{3,}/g, '\n\n').trim()
