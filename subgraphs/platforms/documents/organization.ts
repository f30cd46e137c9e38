import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { organization } from '../tables/organization.ts'

/** Where it is; a source that states its places in the core document is not added to. */
const placeOf = ({ spatialCoverage, province, city, adminCode, point }: TypedRow<typeof organization>): DocumentAdditions['spatialCoverage'] => {
  const name = present([province, city]).join('')
  if (spatialCoverage?.length || !(name || adminCode || point)) return []
  return [{ ...(name ? { name } : {}), ...(adminCode ? { adminCode, countryCode: 'CHN' } : {}), ...(point ? { point } : {}) }]
}

export const organizationDocument = (row: TypedRow<typeof organization>): DocumentAdditions => ({
  search: { public: present([...(row.aliases ?? []), row.ror, row.uscc]) },
  relations: [...new Set(present([row.parent, ...(row.parents ?? [])]))].map((id) => ({ kind: 'IS_PART_OF', id })),
  spatialCoverage: placeOf(row),
})
