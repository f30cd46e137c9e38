import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { germplasm } from '../tables/germplasm.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const germplasmDocument = (row: TypedRow<typeof germplasm>): DocumentAdditions => ({
  search: {
    public: present([
      row.accessionNo, row.nationalNo, ...(row.otherNumbers ?? []), ...(row.accessionNames ?? []), row.cropName, row.ancestry,
      ...(row.breeders ?? []).map((breeder) => breeder.name), ...(row.traits ?? []).map(({ trait, value, unit }) => present([trait, value, unit]).join(' ')), ...naturalText(row),
    ]),
  },
  spatialCoverage: placeOfOrigin(row),
})
