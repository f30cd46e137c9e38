import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { monograph } from '../tables/monograph.ts'

export const monographDocument = (row: TypedRow<typeof monograph>): DocumentAdditions => ({
  search: { public: present([...(row.isbn ?? []), row.publisherName, ...(row.authorsOrdered ?? []).flatMap(({ name, nameEn }) => [name, nameEn])]) },
})
