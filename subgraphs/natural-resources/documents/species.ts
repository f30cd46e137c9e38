import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { species } from '../tables/species.ts'

/** A checklist entry is found by every name that it has or had. Its provinces are its coverage where the record states none. */
export const speciesDocument = (row: TypedRow<typeof species>): DocumentAdditions => ({
  search: {
    public: present([
      row.scientificName, row.chineseName, row.authorship, ...(row.synonyms ?? []), row.genus, row.genusZh, row.family, row.familyZh, row.order, row.group,
      row.classis, row.phylum, row.distribution,
    ]),
  },
  spatialCoverage: row.spatialCoverage?.length ? [] : (row.provinces ?? []).map((name) => ({ name, countryCode: 'CHN' })),
})
