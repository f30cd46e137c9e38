import { and, or, sql, type SQL } from 'drizzle-orm'
import type { Viewer } from '../../../schema/viewer.ts'
import { contains } from '../../kit/filter.ts'
import type { Kind } from '../../kit/kind.ts'
import { isCompleteWhere, submissionReaders } from '../rules/submission.ts'
import { project } from '../tables/project.ts'
import { submission } from '../tables/submission.ts'

const withSubmission = (condition: SQL | undefined): SQL =>
  sql`exists (select from ${submission} where ${and(sql`${submission.project} = ${project.id}`, sql`${submission.status} <> 'WITHDRAWN'`, condition)})`

/** The day has passed and nothing is accepted: what is due and what is accepted, anybody may know. */
const overdue = sql`coalesce(${project.submissionDueOn} < (now() at time zone 'Asia/Shanghai')::date, false) and not ${withSubmission(isCompleteWhere)}`

export const projectFilters: Kind['filters'] = {
  organization: (id: string) =>
    sql`(${project.leadUnit} -> 'organization' ->> 'id' = ${id} or ${project.participatingUnits} @> ${JSON.stringify([{ organization: { id } }])}::jsonb)`,
  leadUnit: (name: string) => or(contains(sql`${project.leadUnit} ->> 'name'`, name), contains(sql`${project.leadUnit} ->> 'nameEn'`, name)) ?? sql`false`,
  province: (text: string) => (/^\d{2,6}$/.test(text) ? sql`starts_with(${project.adminCode}, ${text.replace(/(?:00)+$/, '')})` : contains(project.province, text)),
  applicationCode: (prefix: string) => sql`starts_with(upper(${project.applicationCode}), upper(${prefix}))`,
  dueBefore: (day: string) => sql`${project.submissionDueOn} <= ${day}`,
  overdue: (wanted: boolean) => (wanted ? sql`(${overdue})` : sql`not (${overdue})`),
  // A state that the viewer may not read finds nothing, as if there were no submission.
  submissionStatus: (states: string[], viewer: Viewer) =>
    withSubmission(and(sql`${submission.submissionStatus} = any(${sql.param(states)}::text[])`, submissionReaders.mayReadWhere(viewer))),
}
