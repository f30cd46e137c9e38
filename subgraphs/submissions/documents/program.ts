import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { program } from '../tables/program.ts'

export const programDocument = (row: TypedRow<typeof program>): DocumentAdditions => ({ search: { public: present([row.code, row.department]) } })
