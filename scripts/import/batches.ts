import type { ResourceUpsert } from './format.ts'
import type { RecognisedFile } from './recognise-files.ts'
import { type Namespace, namespaceOfType } from './typenames.ts'

/** A resource that waits to be sent, with where it comes from. */
export interface Pending { source: RecognisedFile; number: number; upsert: ResourceUpsert; bytes: number }
export interface Batch { namespace: Namespace; items: Pending[] }

/** The graph takes 500 at most; the bytes stay below the megabyte that HTTP servers take by default. */
export const MOST_ITEMS = 500
const MOST_BYTES = 900_000

/** Collects per namespace. An item that would make a batch too large starts the next one. */
export const createBatches = () => {
  const open = new Map<Namespace, { items: Pending[]; bytes: number; keys: Set<string> }>()
  const take = (namespace: Namespace): Batch[] => {
    const items = open.get(namespace)?.items ?? []
    open.delete(namespace)
    return items.length > 0 ? [{ namespace, items }] : []
  }
  return {
    /** Returns the batches that this item has filled. The same resource is never twice in one batch: what would become of it is then not certain. */
    add(item: Pending): Batch[] {
      const namespace = namespaceOfType(item.upsert.typename)
      const key = `${item.upsert.source}\n${item.upsert.sourceId}`
      const before = open.get(namespace)
      const full = before && (before.items.length === MOST_ITEMS || before.bytes + item.bytes > MOST_BYTES || before.keys.has(key)) ? take(namespace) : []
      const batch = open.get(namespace) ?? { items: [], bytes: 0, keys: new Set<string>() }
      open.set(namespace, batch)
      batch.items.push(item)
      batch.bytes += item.bytes
      batch.keys.add(key)
      return full
    },
    /** What is left at the end. */
    rest: (): Batch[] => [...open.keys()].flatMap(take),
  }
}
