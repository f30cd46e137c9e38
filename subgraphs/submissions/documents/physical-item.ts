import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { physicalItem } from '../tables/physical-item.ts'

export const physicalItemDocument = (row: TypedRow<typeof physicalItem>): DocumentAdditions => ({
  search: { public: present([row.itemKind, row.storageLocation]) },
})
