import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, jsonb, text } from 'drizzle-orm/pg-core'
import type { ResourceLink } from '../../../schema/document.ts'
import type { NaturalOrigin, Preservation, Taxon } from './values.ts'

/** The columns of the common description of natural resources (自然科技资源共性描述), which every kind here has but the species checklist. */
export const naturalColumns = () => ({
  platformNo: text(),
  resourceNo: text(),
  classificationCode: text(),
  foreignName: text(),
  taxon: jsonb().$type<Taxon>(),
  origin: jsonb().$type<NaturalOrigin>(),
  mainUses: text().array(),
  characteristics: text(),
  images: jsonb().$type<ResourceLink[]>(),
  preservation: jsonb().$type<Preservation>(),
})

export type NaturalTable = { [K in keyof ReturnType<typeof naturalColumns>]: AnyPgColumn }

/** Checks and indexes of the common columns. `name` is the table's. */
export const naturalConstraints = (name: string, t: NaturalTable) => [
  check(`${name}_origin_country`, sql`${t.origin} ->> 'countryCode' ~ '^[A-Z]{3}$'`),
  index(`${name}_country`).on(sql`(${t.origin} ->> 'countryCode')`),
]
