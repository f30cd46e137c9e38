import { doublePrecision, index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { postgres } from './postgres.ts'

/** Statements of all resources about others: what `relations` answers, both ways. */
export const relation = postgres.table(
  'relation',
  {
    sourceId: text().notNull(),
    position: integer().notNull(),
    kind: text().notNull(),
    targetId: text(),
    targetScheme: text(),
    targetValue: text(),
    /** The identifier in the form in which resources are found by it. */
    targetKey: text(),
    statedBy: text(),
    confidence: doublePrecision(),
  },
  (t) => [
    primaryKey({ columns: [t.sourceId, t.position] }),
    index('relation_target').on(t.targetId, t.sourceId),
    index('relation_identifier').on(t.targetKey),
  ],
)

/** Identifiers of all resources in normalised form: finds a resource by any of them. */
export const identifier = postgres.table(
  'identifier',
  { resourceId: text().notNull(), scheme: text().notNull(), value: text().notNull() },
  (t) => [primaryKey({ columns: [t.resourceId, t.scheme, t.value] }), index('identifier_value').on(t.value)],
)

/** Which resources belong to a project, an organization, a submission item: the polymorphic links. */
export const membership = postgres.table(
  'membership',
  { resourceId: text().notNull(), role: text().$type<MembershipRole>().notNull(), entityId: text().notNull() },
  (t) => [primaryKey({ columns: [t.resourceId, t.role, t.entityId] }), index('membership_entity').on(t.entityId, t.role, t.resourceId)],
)
export type MembershipRole = 'PROJECT' | 'ORGANIZATION' | 'PLATFORM' | 'SUBMISSION_ITEM'

/** Entities that are no resources (platforms, organizations, projects, programmes): their names, for facets and cards. */
export const entity = postgres.table('entity', {
  id: text().primaryKey(),
  namespace: text().notNull(),
  typename: text().notNull(),
  label: text(),
  labelEn: text(),
  walk: text().notNull(),
  version: text().notNull(),
}, (t) => [index('entity_walk').on(t.namespace, t.walk)])

