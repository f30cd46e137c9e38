import type { DocumentAdditions, TypedRow } from '../../kit/kind.ts'
import { present } from '../../kit/documents/present.ts'
import type { standard } from '../tables/standard.ts'

const byNumber = (value: string) => ({ scheme: 'STANDARD_NO', value })

/** What a standard adds. Standards that it names by number are stated as relations, so that the catalogue finds them once they are in the graph. */
export const standardDocument = (row: TypedRow<typeof standard>): DocumentAdditions => ({
  search: { public: present([row.standardNo, row.issuer, row.centralisedBy, ...(row.drafters ?? []), ...(row.adopts ?? []).map(({ standardNo }) => standardNo)]) },
  relations: [
    ...(row.replaces ?? []).map((number) => ({ kind: 'IS_VERSION_OF' as const, identifier: byNumber(number) })),
    ...(row.replacedByNumbers ?? []).map((number) => ({ kind: 'HAS_VERSION' as const, identifier: byNumber(number) })),
  ],
})
