import { boolean, date, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const report = kindTable(postgres, 'report', {
  reportNo: text(),
  kind: text(),
  compiledOn: text(),
  authorsOrdered: jsonb().$type<Agent[]>(),
  projectNo: text(),
  disclosure: text(),
  disclosureUntil: date(),
  pages: integer(),
  fullTextAvailable: boolean(),
  form: text(),
}, (t) => [index('report_number').on(t.reportNo), index('report_project').on(t.projectNo)])
