/**
 * The core document: what a subgraph says of a resource in its change feed, and what `upsertResources` takes.
 * Field names and meanings are those of `core.graphql`; `core.schema.json` is the same as a JSON Schema.
 */
export type SharingLevel = 'PUBLIC' | 'REGISTERED' | 'AGREEMENT' | 'RESTRICTED'
export type PublicationStatus = 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'EMBARGOED' | 'WITHDRAWN'
export type RecordOrigin = 'CURATED' | 'HARVESTED' | 'JOINED' | 'SUBMITTED' | 'SOCIETY'
export type ServiceMode = 'DOCUMENT_DELIVERY' | 'ONLINE_DOWNLOAD' | 'PHYSICAL_ORDER' | 'ONLINE_BOOKING' | 'CUSTOM'
export type LifecycleStage = 'PLANNED' | 'PRODUCED' | 'MAINTAINED' | 'ALLOCATED' | 'SHARED' | 'DISPOSED'
export type LinkKind = 'LANDING' | 'DOWNLOAD' | 'API' | 'IMAGE' | 'VIDEO' | 'DOCUMENTATION'
export type RelationKind =
  | 'CITES' | 'IS_CITED_BY' | 'DERIVED_FROM' | 'SOURCE_OF' | 'IS_PART_OF' | 'HAS_PART' | 'IS_VERSION_OF' | 'HAS_VERSION'
  | 'DESCRIBES' | 'IS_DESCRIBED_BY' | 'PRODUCED_WITH' | 'PRODUCED' | 'SUPPLEMENTS' | 'IS_SUPPLEMENTED_BY' | 'SAME_AS'

export interface LangString { lang: string; value: string }
export interface Identifier { scheme: string; value: string; url?: string }
export interface Category { code: string; label?: string; labelEn?: string; path?: string[] }
export interface Discipline { code: string; label?: string; labelEn?: string; level?: number }
export interface Agent { kind?: 'PERSON' | 'ORGANIZATION'; name: string; nameEn?: string; orcid?: string; ror?: string; affiliation?: string; role?: string }
export interface EntityRef { id: string }
export interface OrganizationMention { name?: string; nameEn?: string; organization?: EntityRef }
export interface ContactPoint { name?: string; phone?: string; email?: string; address?: string; postcode?: string; url?: string }
export interface Rights { ipCategory?: string; license?: string; licenseUrl?: string; statement?: string; accessRightsUri?: string }
export interface SharingPolicy {
  level?: SharingLevel
  channels?: ('ONLINE' | 'OFFLINE')[]
  scope?: string
  applicationProcess?: string
  naturalModes?: string[]
  obtainChannels?: string[]
  serviceModes?: ServiceMode[]
  feeModel?: 'FREE' | 'COST_RECOVERY'
  embargoUntil?: string
}
export interface ResourceLink { kind?: LinkKind; url?: string; mediaType?: string; byteSize?: string; checksum?: string; minLevel?: SharingLevel }
export interface LonLat { lon: number; lat: number; uncertaintyM?: number }
export interface BBox { west: number; south: number; east: number; north: number }
export interface SpatialCoverage { name?: string; adminCode?: string; countryCode?: string; bbox?: BBox; point?: LonLat; geojson?: unknown }
export interface TemporalCoverage { start?: string; end?: string; label?: string }
export interface Funding { program?: string; projectNo?: string; projectTitle?: string; funder?: string; project?: EntityRef }
export interface Provenance { origin?: RecordOrigin; source?: string; sourceId?: string; sourceDatestamp?: string; metadataFormat?: string }

/** A relation as its source states it: the target by id of the graph, or by identifier only. */
export interface RelationStatement {
  kind: RelationKind
  /** Target by id of the graph. */
  id?: string
  /** Target by identifier, where its id is not known. */
  identifier?: Identifier
  source?: string
  confidence?: number
}

/** `source` of relations that special fields imply: read by those who may read the fields. */
export const FROM_DETAILS = 'details'

/** Text of type-specific fields for search, apart by who may see it. */
export interface SearchText { public?: string[]; protected?: string[] }

/** Figures that the cube and range filters use. Decimals as strings. */
export interface Measures { originalValueCny?: string; volumeBytes?: string; effectiveHours?: string; serviceRequests?: string }

/** What the cube counts by and no core field says: the department in charge, the domain under which a programme's resource was handed in. */
export interface Dimensions { department?: string; submissionDomain?: string }

export interface CoreDocument {
  profile: 'core/1'
  resourceType: string
  title?: string
  titleEn?: string
  alternativeTitles?: LangString[]
  description?: string
  descriptionEn?: string
  keywords?: string[]
  keywordsEn?: string[]
  cstr?: string
  identifiers?: Identifier[]
  category?: Category
  disciplines?: Discipline[]
  languages?: string[]
  creators?: Agent[]
  contributors?: Agent[]
  provider?: OrganizationMention
  servicer?: OrganizationMention
  platform?: EntityRef
  /** Contact of the unit: open at every level. */
  contact?: ContactPoint
  /** Contact of a person: protected by the sharing level; shown over `contact` to those who may. */
  personalContact?: ContactPoint
  generatedOn?: string
  registeredAt?: string
  releasedAt?: string
  updatedAt?: string
  version?: string
  rights?: Rights
  sharing?: SharingPolicy
  links?: ResourceLink[]
  spatialCoverage?: SpatialCoverage[]
  temporalCoverage?: TemporalCoverage[]
  funding?: Funding[]
  status?: PublicationStatus
  /** Places are protected by the sharing level: rare species, germplasm. */
  preciseLocation?: boolean
  lifecycle?: LifecycleStage
  provenance?: Provenance
  metadataLicense?: string
  /** Declared submission type of a record that a research project handed in (汇交), kept when the record becomes a resource of another type. */
  submissionType?: string
  relations?: RelationStatement[]
  search?: SearchText
  measures?: Measures
  dimensions?: Dimensions
  /** Type-specific fields under their GraphQL names. Read by `upsertResources` of the owner; a feed leaves them out. */
  details?: Record<string, unknown>
  /** Only in the feed, of withdrawn resources. */
  tombstone?: { withdrawnAt: string; reason?: string; replacedBy?: string }
}
