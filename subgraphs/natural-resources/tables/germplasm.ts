import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { Agent } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'
import type { TraitValue } from './values.ts'

/** The code lists are those of MCPD v2.1. */
export const germplasm = kindTable(postgres, 'germplasm', {
  ...naturalColumns(),
  kingdomOf: text(),
  nationalNo: text(),
  accessionNo: text(),
  accessionNames: text().array(),
  cropName: text(),
  biologicalStatus: integer(),
  ancestry: text(),
  breeders: jsonb().$type<Agent[]>(),
  acquiredOn: text(),
  acquisitionSource: integer(),
  storageTypes: integer().array(),
  mlsStatus: integer(),
  duplicateSites: text().array(),
  otherNumbers: text().array(),
  preservedForm: text().array(),
  traits: jsonb().$type<TraitValue[]>(),
}, (t) => [
  ...naturalConstraints('germplasm', t),
  check('germplasm_kingdom', sql`(${t.kingdomOf} = 'ANIMAL') = (resource_type = 'GERMPLASM_ANIMAL')`),
  check('germplasm_biological_status', sql`${t.biologicalStatus} in (100, 110, 120, 130, 200, 300, 400, 410, 411, 412, 413, 414, 415, 416, 420, 421, 422, 423, 500, 600, 999)`),
  check('germplasm_acquisition_source', sql`${t.acquisitionSource} in (10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25, 26, 27, 28, 30, 40, 50, 60, 61, 62, 99)`),
  check('germplasm_storage_types', sql`${t.storageTypes} <@ '{10,11,12,13,20,30,40,50,99}'::integer[]`),
  check('germplasm_mls_status', sql`${t.mlsStatus} in (0, 1, 99)`),
  index('germplasm_biological').on(t.biologicalStatus),
])
