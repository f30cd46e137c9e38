import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import type { submission } from '../tables/submission.ts'

/** Stays inside the subgraph: the relation is what its links follow. */
export const submissionDocument = (row: TypedRow<typeof submission>): DocumentAdditions => ({
  relations: row.project ? [{ kind: 'IS_PART_OF', id: row.project }] : [],
})
