import type { CheckResult } from './check.ts'

/** Without recorded operations, or without a version before, there is nothing that these could look at. */
const MAY_LACK_EVIDENCE = new Set(['breaking.operations', 'breaking.schema'])

/** True where everything was looked at that can be, and nothing refuses the publication. */
export const isPublishable = (results: readonly CheckResult[]): boolean =>
  results.length > 0 && results.every(({ id, status }) => status === 'COMPLETED' || (status === 'SKIPPED' && MAY_LACK_EVIDENCE.has(id)))
