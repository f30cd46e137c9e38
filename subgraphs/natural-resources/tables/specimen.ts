import { sql } from 'drizzle-orm'
import { check, index, integer, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'

/** The fields are the terms of Darwin Core. */
export const specimen = kindTable(postgres, 'specimen', {
  ...naturalColumns(),
  basisOfRecord: text(),
  catalogNumber: text(),
  institutionCode: text(),
  collectionCode: text(),
  recordedBy: text().array(),
  eventDate: text(),
  identifiedBy: text().array(),
  dateIdentified: text(),
  typeStatus: text(),
  preparations: text().array(),
  individualCount: integer(),
  sex: text(),
  lifeStage: text(),
  geologicalAge: text(),
  stratigraphy: text(),
  specimenClass: text(),
}, (t) => [
  ...naturalConstraints('specimen', t),
  check('specimen_individual_count', sql`${t.individualCount} >= 0`),
  index('specimen_catalog').on(t.institutionCode, t.collectionCode, t.catalogNumber),
  index('specimen_class').on(t.specimenClass),
])
