import { randomUUID } from 'node:crypto'
import type { CoreDocument } from '../../../schema/document.ts'
import type { Viewer } from '../../../schema/viewer.ts'
import { MAX_BATCH, type UpsertOutcome, upsertResources } from '../services/upsert-resources.ts'
import type { Store } from '../store.ts'

/** A record of a partner. Its id follows from the namespace and `sourceId`, so that one written again is the same record. */
export type ResourceRecord = { sourceId: string; typename: string } & ({ document: CoreDocument; deleted?: false } | { deleted: true })

/** Writes records of this subgraph from its own process, in batches of one transaction each; yields the outcome of every record, in order. Deleted ones leave a tombstone. */
export async function* writeResources(store: Store, records: readonly ResourceRecord[]): AsyncGenerator<UpsertOutcome> {
  const viewer: Viewer = { id: store.namespace, grants: [{ role: 'SERVICE' }] }
  const requestId = randomUUID()
  for (let at = 0; at < records.length; at += MAX_BATCH) {
    const batch = records.slice(at, at + MAX_BATCH).map((record) => ({ ...record, source: store.namespace, deleted: record.deleted === true }))
    yield* await upsertResources(store, batch, { viewer, requestId })
  }
}
