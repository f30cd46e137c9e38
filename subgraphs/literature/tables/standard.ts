import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export interface AdoptedStandard { standardNo?: string; degree?: string }

export const standard = kindTable(postgres, 'standard', {
  standardNo: text(),
  kind: text(),
  nature: text(),
  standardStatus: text(),
  issuedOn: date(),
  effectiveOn: date(),
  abolishedOn: date(),
  replaces: text().array(),
  replacedByNumbers: text().array(),
  ics: text().array(),
  ccs: text().array(),
  issuer: text(),
  centralisedBy: text(),
  drafters: text().array(),
  adopts: jsonb().$type<AdoptedStandard[]>(),
  pages: integer(),
  fullTextAvailable: boolean(),
}, (t) => [uniqueIndex('standard_number_key').on(sql`lower(${t.standardNo})`), index('standard_status_issued').on(t.standardStatus, t.issuedOn)])
