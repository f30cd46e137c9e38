import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { popularScienceItem } from '../tables/popular-science-item.ts'

export const popularScienceItemDocument = (row: TypedRow<typeof popularScienceItem>): DocumentAdditions => ({
  search: { public: present([row.gallery, row.audience]) },
  measures: row.volumeBytes === null ? {} : { volumeBytes: row.volumeBytes },
})
