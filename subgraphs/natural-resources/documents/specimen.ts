import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { specimen } from '../tables/specimen.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const specimenDocument = (row: TypedRow<typeof specimen>): DocumentAdditions => ({
  search: {
    public: present([
      row.catalogNumber, row.institutionCode, row.collectionCode, row.typeStatus, ...(row.recordedBy ?? []), ...(row.identifiedBy ?? []), ...(row.preparations ?? []),
      row.geologicalAge, row.stratigraphy, ...naturalText(row),
    ]),
  },
  spatialCoverage: placeOfOrigin(row),
})
