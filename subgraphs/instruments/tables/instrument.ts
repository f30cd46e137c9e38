import { sql } from 'drizzle-orm'
import { check, index, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent, OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import type { AnnualUse, Money, Site } from './values.ts'
import { postgres } from './postgres.ts'

export const instrument = kindTable(postgres, 'instrument', {
  internalNo: text(),
  serialNo: text(),
  category15: text(),
  model: text(),
  manufacturers: jsonb().$type<Agent[]>(),
  originCountry: text(),
  owners: jsonb().$type<OrganizationMention[]>(),
  originalValue: jsonb().$type<Money>(),
  valueClass: text().generatedAlwaysAs(sql`case when original_value ->> 'currency' <> 'CNY' then null when (original_value ->> 'amount')::numeric >= 10000000 then 'GE_10M' when (original_value ->> 'amount')::numeric >= 2000000 then 'GE_2M' when (original_value ->> 'amount')::numeric >= 500000 then 'GE_500K' when (original_value ->> 'amount')::numeric >= 400000 then 'GE_400K' when original_value is not null then 'LT_400K' end`),
  fundingSource: text(),
  acquiredOn: text(),
  commissionedOn: text(),
  decommissionedOn: text(),
  measuredVariables: text().array(),
  technicalSpecs: text(),
  functions: text(),
  researchBase: text(),
  location: jsonb().$type<Site>(),
  annualUse: jsonb().$type<AnnualUse[]>(),
  feeStandard: text(),
  condition: text(),
}, (t) => [
  check('instrument_original_value', sql`(${t.originalValue} ->> 'amount')::numeric >= 0`),
  check('instrument_origin_country', sql`${t.originCountry} ~ '^[A-Z]{3}$'`),
  index('instrument_class').on(t.category15),
  index('instrument_research_base').on(t.researchBase),
])
