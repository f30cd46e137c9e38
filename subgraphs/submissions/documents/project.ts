import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { project } from '../tables/project.ts'

export const projectDocument = (row: TypedRow<typeof project>): DocumentAdditions => ({
  search: { public: present([row.projectNo, row.leader, row.leadUnit?.name, row.department, row.grantType, row.discipline, row.conclusion, row.results]) },
  relations: present([row.program, row.parent]).map((id) => ({ kind: 'IS_PART_OF', id })),
})
