import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { metrologyStandard } from '../tables/metrology-standard.ts'

export const metrologyStandardDocument = (row: TypedRow<typeof metrologyStandard>): DocumentAdditions => ({
  search: { public: present([row.certificateNo, row.quantityMeasured, row.range, row.keeper?.name]) },
})
