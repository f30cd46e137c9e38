import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { Money } from './values.ts'

export const project = kindTable(postgres, 'project', {
  projectNo: text(),
  program: text(),
  programKind: text(),
  department: text(),
  parent: text(),
  domain: text(),
  discipline: text(),
  applicationCode: text(),
  grantType: text(),
  leader: text(),
  leadUnit: jsonb().$type<OrganizationMention>(),
  leadUnitKind: text(),
  system: text(),
  recommendedBy: text(),
  participatingUnits: jsonb().$type<OrganizationMention[]>(),
  province: text(),
  adminCode: text(),
  amount: jsonb().$type<Money>(),
  startOn: text(),
  endOn: text(),
  plannedAcceptanceOn: date(),
  acceptedOn: date(),
  submissionDueOn: date(),
  evaluation: text(),
  certificateNo: text(),
  conclusion: text(),
  results: text(),
}, (t) => [
  uniqueIndex('project_number_key').on(sql`lower(${t.projectNo})`),
  check('project_amount', sql`(${t.amount} ->> 'amount')::numeric >= 0`),
  index('project_program').on(t.program),
  index('project_parent').on(t.parent),
  index('project_lead_unit').on(sql`(${t.leadUnit} -> 'organization' ->> 'id')`),
  index('project_due').on(t.submissionDueOn),
])
