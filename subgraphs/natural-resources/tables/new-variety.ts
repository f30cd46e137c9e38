import { sql } from 'drizzle-orm'
import { check, date, jsonb, numeric, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'

export const newVariety = kindTable(postgres, 'new_variety', {
  ...naturalColumns(),
  cropName: text(),
  varietyName: text(),
  approvalNo: text(),
  approvalAuthority: text(),
  approvedOn: date(),
  pvpNo: text(),
  breeders: jsonb().$type<Agent[]>(),
  pedigree: text(),
  suitableRegions: text().array(),
  yieldKgPerHa: numeric(),
}, (t) => [
  ...naturalConstraints('new_variety', t),
  check('new_variety_yield', sql`${t.yieldKgPerHa} >= 0`),
])
