import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { microbialStrain } from '../tables/microbial-strain.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const microbialStrainDocument = (row: TypedRow<typeof microbialStrain>): DocumentAdditions => ({
  search: {
    public: present([
      row.strainNo, row.originalNo, ...(row.otherCollectionNos ?? []), row.isolationSource, row.hostName, row.pathogenicTo, row.medium, ...(row.history ?? []),
      ...(row.sequences ?? []).map((sequence) => sequence.value), ...naturalText(row),
    ]),
  },
  spatialCoverage: placeOfOrigin(row),
})
