import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { experimentalMaterial } from '../tables/experimental-material.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const experimentalMaterialDocument = (row: TypedRow<typeof experimentalMaterial>): DocumentAdditions => ({
  search: { public: present([row.strainOrCellName, row.geneticBackground, row.microbialGrade, row.licenceNo, ...naturalText(row)]) },
  spatialCoverage: placeOfOrigin(row),
})
