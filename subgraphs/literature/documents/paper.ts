import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { paper } from '../tables/paper.ts'

export const paperDocument = (row: TypedRow<typeof paper>): DocumentAdditions => ({
  search: { public: present([row.doi, row.containerTitle, row.conference, row.publisherName, ...(row.authorsOrdered ?? []).flatMap(({ name, nameEn }) => [name, nameEn]), ...(row.subjects ?? [])]) },
})
