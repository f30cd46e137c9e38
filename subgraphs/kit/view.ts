import type { Matter } from '../../schema/visibility.ts'
import { redact } from '../../schema/redact.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { recordOf } from './documents/row-document.ts'
import type { CoreRow, Kind } from './kind.ts'
import { fieldOfColumn, specialColumns } from './special-columns.ts'

/** A row as one viewer may see it; what the resolvers of its type read. */
export interface View extends Record<string, unknown> {
  __typename: string
  id: string
  redactedFields: string[]
}

/** The row as this viewer may see it, or null where they may not know of it. */
export const viewOf = (kind: Kind, row: CoreRow, viewer: Viewer, now: Date): View | null => {
  if (kind.mayRead && !kind.mayRead(row as never, viewer)) return null
  const values = row as unknown as Record<string, unknown>
  const special = Object.fromEntries(specialColumns(kind).map((name) => [fieldOfColumn(kind, name), values[name]]))
  const record = recordOf(row)
  const additions = row.status === 'WITHDRAWN' ? {} : kind.document(row as never)
  if (additions.spatialCoverage?.length) record.spatialCoverage = [...(record.spatialCoverage ?? []), ...additions.spatialCoverage]
  const seen = redact(record, special, kind.protectedFields as Record<string, Matter>, kind.preciseLocation, viewer, now)
  if (!seen) return null
  // The core column of that name is not what the field answers, whatever became of the record.
  const renamed = Object.keys(kind.renamed).map((field) => [field, row.status === 'WITHDRAWN' || seen.hidden.includes(field) ? null : special[field]])
  return { ...seen.fields, ...Object.fromEntries(renamed), __typename: kind.typename, id: row.id, redactedFields: seen.hidden }
}
