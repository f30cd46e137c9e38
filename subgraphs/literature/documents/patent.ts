import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { patent } from '../tables/patent.ts'

export const patentDocument = (row: TypedRow<typeof patent>): DocumentAdditions => ({
  search: { public: present([row.applicationNo, row.publicationNo, row.grantNo, ...[...(row.applicants ?? []), ...(row.inventors ?? [])].map(({ name }) => name), ...(row.ipc ?? [])]) },
})
