import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { achievement } from '../tables/achievement.ts'

export const achievementDocument = (row: TypedRow<typeof achievement>): DocumentAdditions => ({
  search: { public: present([row.registrationNo, row.maturity, ...(row.completers ?? []).map(({ name }) => name), ...(row.awards ?? []), ...(row.applicationFields ?? [])]) },
})
