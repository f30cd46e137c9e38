import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { productionLine } from '../tables/production-line.ts'

export const productionLineDocument = (row: TypedRow<typeof productionLine>): DocumentAdditions => {
  const { province, city, address, adminCode, point } = row.location ?? {}
  const name = present([province, city]).join('')
  return {
    search: { public: present([province, city, address]) },
    relations: (row.products ?? []).map((id) => ({ kind: 'PRODUCED', id })),
    spatialCoverage: row.location ? [{ ...(name ? { name } : {}), ...(adminCode ? { adminCode, countryCode: 'CHN' } : {}), ...(point ? { point } : {}) }] : [],
  }
}
