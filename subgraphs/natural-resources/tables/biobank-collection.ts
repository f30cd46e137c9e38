import { sql } from 'drizzle-orm'
import { check, index, integer, text } from 'drizzle-orm/pg-core'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { naturalColumns, naturalConstraints } from './natural-columns.ts'
import { postgres } from './postgres.ts'

/** Counts over a whole collection. There is no column, and there will be none, for anything of one donor. */
export const biobankCollection = kindTable(postgres, 'biobank_collection', {
  ...naturalColumns(),
  kind: text(),
  diseaseCodes: text().array(),
  sampleTypes: text().array(),
  donorCount: integer(),
  ethicsApprovalNo: text(),
  approvalAuthority: text(),
}, (t) => [
  ...naturalConstraints('biobank_collection', t),
  check('biobank_collection_kind', sql`(${t.kind} = 'HUMAN_GENETIC') = (resource_type = 'HUMAN_GENETIC_RESOURCE')`),
  check('biobank_collection_donors', sql`${t.donorCount} >= 0`),
  index('biobank_collection_diseases').using('gin', t.diseaseCodes),
])
