import { and, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import type { TypedRow } from '../../kit/kind.ts'
import { submission } from '../tables/submission.ts'

/** The active submission of each project, in one statement. At most one per project (`submission_active_key`). */
export const submissionsByProjects = async (db: Executor, projects: readonly string[]): Promise<Map<string, TypedRow<typeof submission>>> => {
  const rows = await db
    .select()
    .from(submission)
    .where(and(inArray(submission.project, [...projects]), sql`${submission.submissionStatus} is distinct from 'WITHDRAWN'`, sql`${submission.status} <> 'WITHDRAWN'`))
  return new Map(rows.flatMap((row) => (row.project === null ? [] : [[row.project, row]])))
}
