import { createHash } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = 24

/**
 * The id of a resource in the graph, derived from where it comes from, so that a re-import or a move from harvest to a subgraph of its own keeps it.
 * `<namespace>:` and 24 characters of RFC 4648 base32 (120 bits of SHA-256 over source and source id).
 */
export const resourceId = (namespace: string, source: string, sourceId: string): string => {
  const digest = createHash('sha256').update(`${source}\n${sourceId}`).digest()
  let local = ''
  let bits = 0
  let buffer = 0
  for (const byte of digest) {
    buffer = (buffer << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      local += ALPHABET[(buffer >> bits) & 31]
    }
    buffer &= (1 << bits) - 1
    if (local.length >= LENGTH) break
  }
  return `${namespace}:${local.slice(0, LENGTH)}`
}

/** Ids of the graph: a registered namespace, a colon, a local part. */
export const RESOURCE_ID = /^([a-z][a-z0-9-]{0,62}):([A-Za-z0-9._~-]{1,200})$/

/** The namespace of an id, or null where it is not an id of the graph. */
export const namespaceOf = (id: string): string | null => RESOURCE_ID.exec(id)?.[1] ?? null
