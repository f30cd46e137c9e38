import type { CheckResult } from '../../../schema/checks/check.ts'
import { reported } from '../../../schema/checks/reported.ts'

export const SchemaCheck = {
  results: ({ results }: { results: readonly CheckResult[] | null }) => results?.map(reported) ?? null,
}
