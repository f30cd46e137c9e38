import { sql } from 'drizzle-orm'
import { date, index, jsonb, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { OrganizationMention } from '../../../schema/document.ts'
import { kindTable } from '../../kit/tables/kind-table.ts'
import { postgres } from './postgres.ts'

export const platform = kindTable(postgres, 'platform', {
  code: text(),
  aliases: text().array(),
  domain: text(),
  platformStatus: text(),
  hosts: text().array(),
  department: jsonb().$type<OrganizationMention>(),
  head: text(),
  website: text(),
  accreditedOn: date(),
  joinType: text(),
  regime: text(),
  /** What it is called, normalised (values/name-key.ts); derived when it is written. */
  nameKeys: text().array(),
}, (t) => [
  uniqueIndex('platform_code_key').on(sql`lower(${t.code})`).where(sql`code is not null`),
  index('platform_names').using('gin', t.nameKeys),
  index('platform_hosts').using('gin', t.hosts),
])
