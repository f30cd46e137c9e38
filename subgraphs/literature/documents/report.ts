import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { report } from '../tables/report.ts'

export const reportDocument = (row: TypedRow<typeof report>): DocumentAdditions => ({
  search: { public: present([row.reportNo, row.projectNo, ...(row.authorsOrdered ?? []).flatMap(({ name, nameEn }) => [name, nameEn])]) },
})
