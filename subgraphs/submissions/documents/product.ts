import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { product } from '../tables/product.ts'

export const productDocument = (row: TypedRow<typeof product>): DocumentAdditions => ({
  search: { public: present([row.productKind, row.approvalNo, row.specification, row.producer?.name]) },
})
