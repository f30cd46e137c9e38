import { SaxesParser, type SaxesTagNS } from 'saxes'
import { isUnreadable, unreadable } from '../unreadable.ts'
import type { XmlElement } from '../values/xml.ts'
import { readText, type SourceFile } from './source-file.ts'

/** Bounds of what is built in memory, about 100 MB at worst. A record has thousands of nodes, not more; a list of them is to be given in parts. */
const LARGEST_FILE = 8 * 1024 * 1024
const DEEPEST = 200
const MOST_NODES = 150_000

/** The only entities there are. saxes would look a name up in an object that inherits, where `&constructor;` is found. */
const ENTITIES: Record<string, string> = Object.assign(Object.create(null), { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })

/** An element that is being read. */
interface Growing extends XmlElement { children: (XmlElement | string)[] }

/**
 * A file that is one XML document, as a tree. A DTD is passed over and never fetched, and no entity is expanded but the five of XML itself, so that a file
 * opens nothing else and grows no larger than it is. What is not well-formed makes the file unreadable; the reason names line and column and quotes nothing.
 */
export const readXml = async (file: SourceFile): Promise<XmlElement> => {
  if (file.size > LARGEST_FILE) throw tooLarge()
  const tree = createTree()
  for await (const piece of readText(file)) {
    // It may have grown since its size was taken.
    if (file.bytesRead > LARGEST_FILE) throw tooLarge()
    tree.write(piece)
  }
  return tree.end()
}

const tooLarge = () => unreadable(`an XML document of more than ${LARGEST_FILE} bytes is not read; split it`)

const createTree = () => {
  const parser = createParser()
  const open: Growing[] = []
  let root: XmlElement | undefined
  let nodes = 0
  const count = (): void => {
    if (++nodes > MOST_NODES) throw faultAt(parser, `more than ${MOST_NODES} elements, attributes and texts`)
  }
  const addText = (text: string): void => {
    const children = open.at(-1)?.children
    const last = children?.at(-1)
    // Comments and CDATA cut a text into pieces; it is one.
    if (children && typeof last === 'string') children[children.length - 1] = last + text
    else children?.push(text)
    count()
  }
  parser.on('attribute', count)
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', (tag) => {
    if (open.length >= DEEPEST) throw faultAt(parser, `more than ${DEEPEST} elements within each other`)
    count()
    open.push(elementOf(tag))
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (!closed) return
    withoutBlanks(closed)
    const parent = open.at(-1)
    if (parent) parent.children.push(closed)
    else root = closed
  })
  return {
    write: (text: string): unknown => parser.write(text),
    end(): XmlElement {
      parser.close()
      if (!root) throw faultAt(parser, 'document must contain a root element')
      return root
    },
  }
}

/** Name and namespace of the root element, as far as the beginning of a document tells. */
export const rootOf = (text: string): { name: string; namespace: string } | undefined => {
  if (!/^\s*</.test(text)) return undefined
  const parser = createParser()
  let root: { name: string; namespace: string } | undefined
  parser.on('opentag', ({ local, uri }) => {
    root ??= { name: local, namespace: uri }
  })
  try {
    for (let at = 0; at < text.length && !root; at += 4096) parser.write(text.slice(at, at + 4096))
  } catch (error) {
    if (!isUnreadable(error)) throw error
  }
  return root
}

type Parser = SaxesParser<{ xmlns: true }>

const createParser = (): Parser => {
  const parser: Parser = new SaxesParser({ xmlns: true })
  parser.ENTITIES = ENTITIES
  parser.on('error', ({ message }) => {
    throw faultAt(parser, faultOf(message))
  })
  return parser
}

const faultAt = (parser: Parser, fault: string) => unreadable(`the XML cannot be read at line ${parser.line}, column ${parser.column}: ${fault}`)

/** The parser's message without its place and without the name that some quote, which must not get into a log. */
const faultOf = (message: string): string => {
  const fault = message.replace(/^\d+:\d+: /, '').replace(/: [\s\S]*$/, '').replace(/\.$/, '')
  return fault === 'undefined entity' ? 'an entity that XML itself does not know; those of a DTD are never resolved' : fault
}

/** Most elements have none, and an empty map of their own would be most of what they take. */
const NO_ATTRIBUTES: XmlElement['attributes'] = new Map()

const elementOf = ({ local, uri, attributes }: SaxesTagNS): Growing => {
  const given = Object.values(attributes).map((one) => [one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value] as const)
  return { name: local, namespace: uri, attributes: given.length === 0 ? NO_ATTRIBUTES : new Map(given), children: [] }
}

/** Among elements white space is layout; beside text it is text. */
const withoutBlanks = (element: Growing): void => {
  const { children } = element
  const isLayout = children.some((child) => typeof child !== 'string') && children.every((child) => typeof child !== 'string' || child.trim() === '')
  if (isLayout) element.children = children.filter((child) => typeof child !== 'string')
}
