import type { CoreDocument } from '../../schema/document.ts'
import { coverageTermsOf, openTermsOf } from './search/document/terms.ts'
import type { TermField } from './search/port.ts'
import { withDirectoryPath } from './vocabulary/directory-classes.ts'

/** What the history keeps of each version: the dimensions of the cube, with the very terms that the index counts by. */
export const HISTORY_FIELDS = [
  'RESOURCE_TYPE', 'SUBMISSION_TYPE', 'NAMESPACE', 'DOMAIN', 'CATEGORY', 'PLATFORM', 'ORGANIZATION', 'DEPARTMENT', 'PROVINCE', 'CITY', 'COUNTRY', 'YEAR', 'DISCIPLINE', 'PROGRAM',
  'SUBMISSION_DOMAIN', 'SHARING_LEVEL', 'ORIGIN', 'LIFECYCLE',
] as const satisfies readonly TermField[]

/** The dimensions that a document has values for, and what tells who may see them: `STATUS`, `EMBARGO_UNTIL`. */
export const dimensionsOf = (namespace: string, document: CoreDocument): Record<string, string[]> => {
  const filed = withDirectoryPath(document)
  const terms = { ...openTermsOf(filed, namespace), ...coverageTermsOf(filed) }
  const kept: Record<string, string[]> = { STATUS: [document.status ?? 'PUBLISHED'] }
  if (document.sharing?.embargoUntil) kept.EMBARGO_UNTIL = [document.sharing.embargoUntil]
  for (const field of HISTORY_FIELDS) {
    const values = terms[field]
    if (values) kept[field] = values
  }
  return kept
}
