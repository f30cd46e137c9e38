import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { biobankCollection } from '../tables/biobank-collection.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const biobankCollectionDocument = (row: TypedRow<typeof biobankCollection>): DocumentAdditions => ({
  search: { public: present([...(row.diseaseCodes ?? []), ...(row.sampleTypes ?? []), row.ethicsApprovalNo, row.approvalAuthority, ...naturalText(row)]) },
  spatialCoverage: placeOfOrigin(row),
})
