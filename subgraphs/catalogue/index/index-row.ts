import type { ResourceRow } from '../repositories/read-model.ts'
import { indexDocument } from '../search/index-document.ts'
import type { IndexDocument, IndexTombstone } from '../search/port.ts'
import { withDirectoryPath } from '../vocabulary/directory-classes.ts'

/** A row of the read model as the index holds it. */
export const indexRow = (row: ResourceRow, now = Date.now()): IndexDocument | IndexTombstone =>
  row.deleted
    ? { id: row.id, version: row.revision, deleted: true }
    : indexDocument({ id: row.id, version: row.revision, namespace: row.namespace, contentHash: row.contentHash, document: withDirectoryPath(row.document), preciseLocation: row.document.preciseLocation === true, now })
