import { index, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const achievement = kindTable(postgres, 'achievement', {
  registrationNo: text(),
  kind: text(),
  maturity: text(),
  completedOn: text(),
  completers: jsonb().$type<Agent[]>(),
  awards: text().array(),
  applicationFields: text().array(),
}, (t) => [index('achievement_registration').on(t.registrationNo)])
