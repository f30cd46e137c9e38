import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { newVariety } from '../tables/new-variety.ts'
import { naturalText, placeOfOrigin } from './natural.ts'

export const newVarietyDocument = (row: TypedRow<typeof newVariety>): DocumentAdditions => ({
  search: {
    public: present([
      row.varietyName, row.cropName, row.approvalNo, row.pvpNo, row.approvalAuthority, row.pedigree, ...(row.suitableRegions ?? []),
      ...(row.breeders ?? []).map((breeder) => breeder.name), ...naturalText(row),
    ]),
  },
  spatialCoverage: placeOfOrigin(row),
})
