import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, numeric, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'
import type { DataVariable, Distribution, Quantity } from './values.ts'

export const dataset = kindTable(postgres, 'dataset', {
  kind: text(),
  subtype: text(),
  dataClass: text(),
  volumeBytes: numeric(),
  recordCount: numeric(),
  fileCount: integer(),
  formats: text().array(),
  updateFrequency: text(),
  maintenanceNote: text(),
  methodology: text(),
  qualityStatement: text(),
  lineage: text(),
  crs: text(),
  spatialResolution: jsonb().$type<Quantity>(),
  temporalResolution: text(),
  distributions: jsonb().$type<Distribution[]>(),
  variables: jsonb().$type<DataVariable[]>(),
  recommendedCitation: text(),
  usageStatement: text(),
  isEmergencyData: boolean(),
}, (t) => [
  check('dataset_emergency', sql`${t.isEmergencyData} = (resource_type = 'EMERGENCY_DATA')`),
  check('dataset_volume', sql`${t.volumeBytes} >= 0`),
  check('dataset_records', sql`${t.recordCount} >= 0`),
  check('dataset_files', sql`${t.fileCount} >= 0`),
  index('dataset_kind').on(t.kind),
  index('dataset_volume_bytes').on(t.volumeBytes),
  index('dataset_formats').using('gin', t.formats),
])
