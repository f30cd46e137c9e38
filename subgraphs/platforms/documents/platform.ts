import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { platform } from '../tables/platform.ts'

export const platformDocument = (row: TypedRow<typeof platform>): DocumentAdditions => ({
  search: { public: present([row.code, ...(row.aliases ?? []), row.department?.name]) },
  relations: (row.hosts ?? []).map((id) => ({ kind: 'IS_PART_OF', id })),
})
