import { sql } from 'drizzle-orm'
import type { Kind } from '../../kit/kind.ts'
import { submission } from '../tables/submission.ts'

export const submissionFilters: Kind['filters'] = {
  organization: (id: string) => sql`${submission.leadUnit} -> 'organization' ->> 'id' = ${id}`,
  adminCode: (prefix: string) => sql`starts_with(${submission.adminCode}, ${prefix})`,
}
