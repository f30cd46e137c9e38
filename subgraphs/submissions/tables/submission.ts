import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { CompletionScore, SubmissionPlan } from './values.ts'

/** `leadUnit` and `adminCode` are those of the project when the submission was opened: they decide who may read it in progress. */
export const submission = kindTable(postgres, 'submission', {
  project: text(),
  leadUnit: jsonb().$type<OrganizationMention>(),
  adminCode: text(),
  submitter: text(),
  submissionStatus: text(),
  plan: jsonb().$type<SubmissionPlan>(),
  round: integer(),
  dueOn: date(),
  certificateNo: text(),
  completion: jsonb().$type<CompletionScore>(),
}, (t) => [
  // One active submission per project (domain.md §4.1).
  uniqueIndex('submission_active_key').on(t.project).where(sql`submission_status is distinct from 'WITHDRAWN' and status <> 'WITHDRAWN'`),
  index('submission_status_due').on(t.submissionStatus, t.dueOn),
])
