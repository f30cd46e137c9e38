import { sql } from 'drizzle-orm'
import { check, index, integer, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'

export const experimentalMaterial = kindTable(postgres, 'experimental_material', {
  ...naturalColumns(),
  kind: text(),
  strainOrCellName: text(),
  geneticBackground: text(),
  microbialGrade: text(),
  passage: integer(),
  strProfile: text(),
  supplyCapacity: text(),
  licenceNo: text(),
}, (t) => [
  ...naturalConstraints('experimental_material', t),
  check('experimental_material_passage', sql`${t.passage} >= 0`),
  index('experimental_material_kind').on(t.kind),
])
