import type { CoreDocument } from '../../../schema/document.ts'
import type { ResourceRow } from '../repositories/read-model.ts'
import { indexDocument } from '../search/index-document.ts'
import type { IndexDocument, IndexTombstone } from '../search/port.ts'
import { directoryClass } from '../vocabulary/directory-classes.ts'

/** A class is counted in those above it, whether or not the record spells the path out. */
const withPath = (document: CoreDocument): CoreDocument => {
  const parent = document.category && directoryClass(document.category.code)?.parent
  return document.category && parent ? { ...document, category: { ...document.category, path: [parent, document.category.code] } } : document
}

/** A row of the read model as the index holds it. */
export const indexRow = (row: ResourceRow): IndexDocument | IndexTombstone =>
  row.deleted
    ? { id: row.id, version: row.revision, deleted: true }
    : indexDocument({ id: row.id, version: row.revision, namespace: row.namespace, document: withPath(row.document), preciseLocation: row.document.preciseLocation === true, now: Date.now() })
