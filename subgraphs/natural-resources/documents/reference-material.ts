import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { referenceMaterial } from '../tables/reference-material.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const referenceMaterialDocument = (row: TypedRow<typeof referenceMaterial>): DocumentAdditions => ({
  search: {
    public: present([row.gbwNo, row.certificateNo, row.matrix, row.form, ...(row.certifiedValues ?? []).map((certified) => certified.property), row.producer?.name, row.traceability, ...naturalText(row)]),
  },
  spatialCoverage: placeOfOrigin(row),
})
