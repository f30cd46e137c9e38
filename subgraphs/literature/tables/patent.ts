import { date, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const patent = kindTable(postgres, 'patent', {
  kind: text(),
  applicationNo: text(),
  publicationNo: text(),
  grantNo: text(),
  filedOn: date(),
  publishedOn: date(),
  grantedOn: date(),
  priority: text().array(),
  ipc: text().array(),
  applicants: jsonb().$type<Agent[]>(),
  inventors: jsonb().$type<Agent[]>(),
  agency: text(),
  legalStatus: text(),
  countryCode: text(),
  claimsCount: integer(),
}, (t) => [index('patent_legal_status').on(t.legalStatus), index('patent_application').on(t.applicationNo)])
