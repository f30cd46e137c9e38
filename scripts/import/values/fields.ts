import { isXmlElement, localName } from './xml.ts'

export interface Field { key: string; text: string; path: readonly string[] }

/** Deeper than any honest record; a document nested without end would otherwise exhaust the stack of whoever walks it. */
const DEEPEST = 64

/** Every text and number within a value, with the keys above it; of XML the names of elements and attributes are keys. Walks without recursion; undefined where it is nested too deep. */
export const fieldsOf = (value: unknown): Field[] | undefined => {
  const fields: Field[] = []
  const waiting: { value: unknown; path: readonly string[]; depth: number }[] = [{ value, path: [], depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, depth } = next
    if (depth > DEEPEST) return undefined
    if (Array.isArray(next.value)) for (const item of next.value) waiting.push({ value: item, path, depth: depth + 1 })
    else if (isXmlElement(next.value)) {
      const { name, attributes, children } = next.value
      const below = [...path, name]
      for (const [attribute, text] of attributes) waiting.push({ value: text, path: [...below, localName(attribute)], depth: depth + 1 })
      for (const child of children) if (typeof child !== 'string') waiting.push({ value: child, path: below, depth: depth + 1 })
      // What other elements interrupt is one text: 机<b/>密 hides nothing.
      waiting.push({ value: children.filter((child) => typeof child === 'string').join(''), path: below, depth: depth + 1 })
    } else if (typeof next.value === 'object' && next.value !== null) {
      for (const [key, item] of Object.entries(next.value)) waiting.push({ value: item, path: [...path, key], depth: depth + 1 })
    } else if (next.value !== null && next.value !== undefined) fields.push({ key: path.at(-1) ?? '', text: String(next.value).trim(), path })
  }
  return fields
}
