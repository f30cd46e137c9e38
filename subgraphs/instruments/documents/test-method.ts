import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { testMethod } from '../tables/test-method.ts'

export const testMethodDocument = (row: TypedRow<typeof testMethod>): DocumentAdditions => ({
  search: { public: present([row.standardNo, row.targetObject, row.analyte, row.matrix, row.technique]) },
})
