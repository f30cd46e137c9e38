import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { researchBase } from '../tables/research-base.ts'
import { placeOf } from './place.ts'

export const researchBaseDocument = (row: TypedRow<typeof researchBase>): DocumentAdditions => ({
  search: { public: present([row.director, ...(row.fields ?? []).map((field) => field.label)]) },
  spatialCoverage: placeOf(row.location),
})
