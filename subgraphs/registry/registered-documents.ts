import { boundedCache } from '../kit/bounded-cache.ts'
import type { SupergraphStore } from './open-supergraph-store.ts'

/** An operation that was registered or taken back elsewhere is known here within this time. */
const KEPT_MS = 4_000

export interface RegisteredDocuments {
  byId(id: string): Promise<string | undefined>
  byHash(hash: string): Promise<string | undefined>
}

/** Registered operations as a gateway asks for them: one look into the database in four seconds for each, unknown ones included. */
export const createRegisteredDocuments = (store: Pick<SupergraphStore, 'registeredDocument'>, now: () => number = Date.now): RegisteredDocuments => {
  const known = boundedCache<string, { document: Promise<string | undefined>; until: number }>({ entries: 5_000 })
  const find = (key: string, which: { id: string } | { hash: string }): Promise<string | undefined> => {
    const remembered = known.get(key)
    if (remembered && remembered.until > now()) return remembered.document
    const document = store.registeredDocument(which)
    known.set(key, { document, until: now() + KEPT_MS })
    document.catch(() => known.delete(key))
    return document
  }
  return { byId: (id) => find(`id ${id}`, { id }), byHash: (hash) => find(`hash ${hash}`, { hash }) }
}
