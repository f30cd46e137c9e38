import type { CoreDocument, RelationStatement } from '../../../schema/document.ts'
import type { CoreRecord } from '../../../schema/redact.ts'
import type { CoreRow, Kind } from '../kind.ts'

/** Elements of the core document that are kept in a column of the same name. */
export const DOCUMENT_COLUMNS = [
  'resourceType', 'title', 'titleEn', 'alternativeTitles', 'description', 'descriptionEn', 'keywords', 'keywordsEn', 'cstr', 'identifiers', 'category',
  'disciplines', 'languages', 'creators', 'contributors', 'provider', 'servicer', 'platform', 'contact', 'personalContact', 'generatedOn', 'version',
  'rights', 'sharing', 'links', 'spatialCoverage', 'temporalCoverage', 'funding', 'status', 'lifecycle', 'provenance', 'metadataLicense', 'submissionType',
] as const satisfies readonly (keyof CoreDocument & keyof CoreRow)[]

/** The core columns of a document; absent elements become null, so that an update clears them. */
export const coreColumnsOf = (document: CoreDocument): Record<(typeof DOCUMENT_COLUMNS)[number], unknown> =>
  Object.fromEntries(DOCUMENT_COLUMNS.map((name) => [name, document[name] ?? null])) as Record<(typeof DOCUMENT_COLUMNS)[number], unknown>

/** The core elements of a row, nulls left out. */
export const recordOf = (row: CoreRow): CoreRecord => {
  const record: Record<string, unknown> = { id: row.id }
  for (const name of DOCUMENT_COLUMNS) if (row[name] !== null) record[name] = row[name]
  record.registeredAt = row.registeredAt.toISOString()
  record.updatedAt = row.updatedAt.toISOString()
  if (row.releasedAt) record.releasedAt = row.releasedAt.toISOString()
  return record as unknown as CoreRecord
}

const tombstoneOf = (row: CoreRow): CoreDocument => ({
  profile: 'core/1',
  resourceType: row.resourceType,
  status: 'WITHDRAWN',
  ...(row.cstr ? { cstr: row.cstr } : {}),
  ...(row.identifiers ? { identifiers: row.identifiers } : {}),
  tombstone: {
    withdrawnAt: (row.withdrawnAt ?? row.updatedAt).toISOString(),
    ...(row.withdrawReason ? { reason: row.withdrawReason } : {}),
    ...(row.replacedBy ? { replacedBy: row.replacedBy } : {}),
  },
})

/** What the feed says of a row: the core document with what the kind adds. `relations` are those stored for the row, derived ones included. Pure. */
export const documentOf = (kind: Kind, row: CoreRow, relations: readonly RelationStatement[]): CoreDocument => {
  if (row.status === 'WITHDRAWN') return tombstoneOf(row)
  const { id: _id, ...record } = recordOf(row)
  const additions = kind.document(row as never)
  const places = [...(record.spatialCoverage ?? []), ...(additions.spatialCoverage ?? [])]
  return {
    profile: 'core/1',
    ...record,
    ...(places.length > 0 ? { spatialCoverage: places } : {}),
    ...(relations.length > 0 ? { relations: [...relations] } : {}),
    ...(kind.preciseLocation ? { preciseLocation: true } : {}),
    ...(additions.search ? { search: additions.search } : {}),
    ...(additions.measures ? { measures: additions.measures } : {}),
    ...(additions.dimensions ? { dimensions: additions.dimensions } : {}),
  }
}
