import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, check, index, jsonb, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core'
import type * as core from '../../../schema/document.ts'

const instant = () => timestamp({ precision: 3, withTimezone: true, mode: 'date' })

/** The columns of the core metadata that every kind's table has, named as in `schema/core.graphql`. */
export const coreColumns = () => ({
  id: text().primaryKey(),
  rowVersion: bigint({ mode: 'bigint' }).notNull(),
  contentHash: text().notNull(),
  source: text().notNull(),
  sourceId: text().notNull(),
  resourceType: text().notNull(),
  title: text(),
  titleEn: text(),
  alternativeTitles: jsonb().$type<core.LangString[]>(),
  description: text(),
  descriptionEn: text(),
  keywords: text().array(),
  keywordsEn: text().array(),
  cstr: text(),
  identifiers: jsonb().$type<core.Identifier[]>(),
  category: jsonb().$type<core.Category>(),
  disciplines: jsonb().$type<core.Discipline[]>(),
  languages: text().array(),
  creators: jsonb().$type<core.Agent[]>(),
  contributors: jsonb().$type<core.Agent[]>(),
  provider: jsonb().$type<core.OrganizationMention>(),
  servicer: jsonb().$type<core.OrganizationMention>(),
  platform: jsonb().$type<core.EntityRef>(),
  contact: jsonb().$type<core.ContactPoint>(),
  personalContact: jsonb().$type<core.ContactPoint>(),
  generatedOn: text(),
  registeredAt: instant().notNull(),
  releasedAt: instant(),
  updatedAt: instant().notNull(),
  version: text(),
  rights: jsonb().$type<core.Rights>(),
  sharing: jsonb().$type<core.SharingPolicy>(),
  links: jsonb().$type<core.ResourceLink[]>(),
  spatialCoverage: jsonb().$type<core.SpatialCoverage[]>(),
  temporalCoverage: jsonb().$type<core.TemporalCoverage[]>(),
  funding: jsonb().$type<core.Funding[]>(),
  status: text().$type<core.PublicationStatus>().notNull(),
  lifecycle: text().$type<core.LifecycleStage>(),
  provenance: jsonb().$type<core.Provenance>(),
  metadataLicense: text(),
  submissionType: text(),
  withdrawnAt: instant(),
  withdrawReason: text(),
  replacedBy: text(),
  sharingLevel: text().generatedAlwaysAs(sql`sharing ->> 'level'`),
  embargoUntil: text().generatedAlwaysAs(sql`sharing ->> 'embargoUntil'`),
  providerId: text().generatedAlwaysAs(sql`provider -> 'organization' ->> 'id'`),
  platformId: text().generatedAlwaysAs(sql`platform ->> 'id'`),
})

export type CoreColumns = ReturnType<typeof coreColumns>
type Columns = Record<string, AnyPgColumn>

const oneOf = (column: AnyPgColumn, values: readonly string[]): SQL => sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`
const PARTIAL_DATE = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'

/** Checks and indexes of the core columns. `name` is the table's. */
export const coreConstraints = (name: string, t: Columns) => {
  const c = t as { [K in keyof CoreColumns]: AnyPgColumn }
  return [
    check(`${name}_status`, oneOf(c.status, ['DRAFT', 'IN_REVIEW', 'PUBLISHED', 'EMBARGOED', 'WITHDRAWN'])),
    check(`${name}_lifecycle`, oneOf(c.lifecycle, ['PLANNED', 'PRODUCED', 'MAINTAINED', 'ALLOCATED', 'SHARED', 'DISPOSED'])),
    check(`${name}_sharing_level`, oneOf(c.sharingLevel, ['PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED'])),
    check(`${name}_generated_on`, sql`${c.generatedOn} ~ ${sql.raw(`'${PARTIAL_DATE}'`)}`),
    check(`${name}_tombstone`, sql`(${c.status} = 'WITHDRAWN') = (${c.withdrawnAt} is not null)`),
    uniqueIndex(`${name}_cstr_key`).on(sql`lower(${c.cstr})`),
    index(`${name}_updated`).on(c.updatedAt, c.id),
    index(`${name}_generated`).on(c.generatedOn, c.id),
    index(`${name}_platform`).on(c.platformId),
    index(`${name}_provider`).on(c.providerId),
    index(`${name}_identifiers`).using('gin', sql`${c.identifiers} jsonb_path_ops`),
    index(`${name}_funding`).using('gin', sql`${c.funding} jsonb_path_ops`),
  ]
}
