/** What the schema has to know of a kind of thing that an own subgraph owns. */
export interface KindShape {
  /** GraphQL type, such as `Instrument`. */
  typename: string
  /** Root field of one thing, such as `instrument`. */
  singular: string
  /** Root field of the list, such as `instruments`. */
  plural: string
  /** Registered codes that records of this kind may bear; empty for entities that are no resources (projects, organizations). */
  resourceTypes: readonly ResourceTypeLabel[]
  /** Further unique fields: lookups of the root field and entity keys. */
  keys: readonly string[]
  /** Chinese and English noun for generated descriptions. */
  label: string
  labelEn: string
}

export interface ResourceTypeLabel { code: string; label: string; labelEn: string; category?: string }

export const isResourceKind = (kind: KindShape): boolean => kind.resourceTypes.length > 0
