import { recordOf, recordsOf, textOf, webAddress } from '../citation/plain-values.ts'
import { isWork } from './schema-type.ts'

/** Properties of schema.org for kinds of relation; other kinds have none and are left out. */
const OF_WORK: Readonly<Record<string, string>> = {
  CITES: 'citation', DERIVED_FROM: 'isBasedOn', IS_VERSION_OF: 'isBasedOn', IS_PART_OF: 'isPartOf', HAS_PART: 'hasPart', IS_DESCRIBED_BY: 'subjectOf', DESCRIBES: 'about', SAME_AS: 'sameAs',
}
const OF_THING: Readonly<Record<string, string>> = { IS_DESCRIBED_BY: 'subjectOf', SAME_AS: 'sameAs' }

/** Relations by property: references by address where the other side is here, else by its identifier. */
export const relatedOf = (relations: unknown, type: string, origin: string): Record<string, unknown> => {
  const found = new Map<string, unknown[]>()
  for (const edge of recordsOf(recordOf(relations).edges)) {
    const property = (isWork(type) ? OF_WORK : OF_THING)[String(edge.kind)]
    const reference = referenceOf(edge.node, edge.target, origin)
    if (property !== undefined && reference !== null) found.set(property, [...(found.get(property) ?? []), property === 'sameAs' ? reference['@id'] ?? reference.identifier : reference])
  }
  return Object.fromEntries(found)
}

const referenceOf = (node: unknown, target: unknown, origin: string): Record<string, unknown> | null => {
  const { id, title } = recordOf(node)
  const local = textOf(id)
  if (local !== null) return { '@id': `${origin}/resource/${local}`, ...(textOf(title) ? { name: textOf(title) } : {}) }
  const { scheme, value, url } = recordOf(target)
  const text = textOf(value)
  if (text === null) return null
  const address = webAddress(url) ?? (scheme === 'DOI' ? `https://doi.org/${text}` : null)
  return address ? { '@id': address } : { identifier: text }
}
