import { sql } from 'drizzle-orm'
import { boolean, check, doublePrecision, index, integer, jsonb, text } from 'drizzle-orm/pg-core'
import type { Identifier } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'

/** The fields are those of the CABRI minimum data set, with the ones that Chinese collections add. */
export const microbialStrain = kindTable(postgres, 'microbial_strain', {
  ...naturalColumns(),
  strainNo: text(),
  otherCollectionNos: text().array(),
  originalNo: text(),
  organismType: text(),
  isTypeStrain: boolean(),
  history: text().array(),
  isolationSource: text(),
  hostName: text(),
  biohazardClass: integer(),
  pathogenicTo: text(),
  medium: text(),
  cultureTempC: doublePrecision(),
  restrictions: text(),
  formOfSupply: text().array(),
  preservationMethods: text().array(),
  preservedForm: text().array(),
  sequences: jsonb().$type<Identifier[]>(),
}, (t) => [
  ...naturalConstraints('microbial_strain', t),
  check('microbial_strain_biohazard', sql`${t.biohazardClass} between 1 and 4`),
  index('microbial_strain_organism').on(t.organismType),
])
