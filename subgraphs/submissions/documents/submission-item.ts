import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import type { submissionItem } from '../tables/submission-item.ts'

/** Stays inside the subgraph: the relation is what its links follow. */
export const submissionItemDocument = (row: TypedRow<typeof submissionItem>): DocumentAdditions => ({
  relations: row.submission ? [{ kind: 'IS_PART_OF', id: row.submission }] : [],
})
