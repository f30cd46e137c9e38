import { sql } from 'drizzle-orm'
import { check, date, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'
import type { CertifiedValue, Quantity } from './values.ts'

export const referenceMaterial = kindTable(postgres, 'reference_material', {
  ...naturalColumns(),
  gbwNo: text(),
  level: text(),
  certificateNo: text(),
  matrix: text(),
  form: text(),
  packSpec: text(),
  certifiedValues: jsonb().$type<CertifiedValue[]>(),
  certifiedOn: date(),
  validUntil: date(),
  minSampleSize: jsonb().$type<Quantity>(),
  storageCondition: text(),
  producer: jsonb().$type<OrganizationMention>(),
  traceability: text(),
  stock: integer(),
}, (t) => [
  ...naturalConstraints('reference_material', t),
  check('reference_material_stock', sql`${t.stock} >= 0`),
  check('reference_material_validity', sql`${t.validUntil} >= ${t.certifiedOn}`),
])
