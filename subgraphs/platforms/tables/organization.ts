import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { LonLat } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const organization = kindTable(postgres, 'organization', {
  aliases: text().array(),
  uscc: text(),
  ror: text(),
  kind: text(),
  types: text().array(),
  orgStatus: text(),
  legalPerson: boolean(),
  parent: text(),
  parents: text().array(),
  successors: text().array(),
  province: text(),
  city: text(),
  adminCode: text(),
  point: jsonb().$type<LonLat>(),
  website: text(),
  establishedYear: integer(),
  /** What it is called, normalised (values/name-key.ts); derived when it is written. */
  nameKeys: text().array(),
}, (t) => [
  uniqueIndex('organization_ror_key').on(sql`lower(${t.ror})`).where(sql`ror is not null`),
  uniqueIndex('organization_uscc_key').on(sql`lower(${t.uscc})`).where(sql`uscc is not null`),
  index('organization_names').using('gin', t.nameKeys),
  index('organization_parent').on(t.parent),
])
