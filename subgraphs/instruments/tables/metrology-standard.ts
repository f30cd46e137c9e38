import { date, jsonb, text } from 'drizzle-orm/pg-core'
import type { OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const metrologyStandard = kindTable(postgres, 'metrology_standard', {
  certificateNo: text(),
  quantityMeasured: text(),
  range: text(),
  uncertainty: text(),
  keeper: jsonb().$type<OrganizationMention>(),
  validUntil: date(),
})
