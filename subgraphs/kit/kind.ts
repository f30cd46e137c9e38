import type { InferSelectModel, SQL } from 'drizzle-orm'
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { CoreDocument, Dimensions, Measures, RelationStatement, SearchText, SpatialCoverage } from '../../schema/document.ts'
import type { KindShape } from '../../schema/kind.ts'
import type { Matter } from '../../schema/visibility.ts'
import type { Viewer } from '../../schema/viewer.ts'
import type { CoreColumns } from './tables/core-columns.ts'

/** A kind's table as the kit sees it: the core columns, and special ones it knows by name only. */
export type KindTable = PgTable & { [K in keyof CoreColumns]: AnyPgColumn } & { _: { name: string } }

/** The one way in which values of a field are written: by it records are kept and keys are looked up. */
export interface CanonicalForm {
  /** What a value looks like, for the message to who gave another one. */
  expected: string
  /** The canonical form of any of its spellings; null where it is no such value. */
  of: (text: string) => string | null
}

/** A row of any kind's table: core columns typed, special ones by the kind itself. */
export type CoreRow = {
  [K in keyof CoreDocument as K extends 'profile' | 'search' | 'measures' | 'dimensions' | 'details' | 'tombstone' | 'relations' | 'registeredAt' | 'releasedAt' | 'updatedAt' ? never : K]: Exclude<CoreDocument[K], undefined> | null
} & {
  id: string
  rowVersion: bigint
  contentHash: string
  source: string
  sourceId: string
  resourceType: string
  registeredAt: Date
  releasedAt: Date | null
  updatedAt: Date
  status: NonNullable<CoreDocument['status']>
  withdrawnAt: Date | null
  withdrawReason: string | null
  replacedBy: string | null
}

/** What a kind adds to the core document of a row: text for search, figures for the cube, relations and places that its special fields hold. */
export interface DocumentAdditions {
  search?: SearchText
  measures?: Measures
  dimensions?: Dimensions
  relations?: RelationStatement[]
  spatialCoverage?: SpatialCoverage[]
}

export interface Kind extends KindShape {
  table: KindTable
  /** Row → what its special fields add to the core document. Pure. */
  document: (row: never) => DocumentAdditions
  /** Special fields, or parts of them by path (`origin.point`), that follow a stricter rule than the record (schema/visibility.ts), by name of the rule. */
  protectedFields: Readonly<Record<string, ProtectedField>>
  /** Special fields that hold precise places of living things, hidden as `schema/visibility.ts` says. */
  preciseLocation: boolean
  /** False for what stays inside the subgraph: no change row, so that neither catalogue nor partners hear of it. */
  inFeed: boolean
  /** A rule of reading beyond the record's own status and level; null: none. */
  mayRead: ((row: never, viewer: Viewer) => boolean) | null
  /** `mayRead` as a condition, so that pages, cursors and totals hold nothing that the viewer may not read. Undefined: everything. */
  mayReadWhere: ((viewer: Viewer) => SQL | undefined) | null
  /** Special fields that bear the name of a core column, such as `status`, with the special column that keeps them. */
  renamed: Readonly<Record<string, string>>
  /** Special text fields, or lists of texts, that have one canonical form. A value that has none is refused. */
  canonical: Readonly<Record<string, CanonicalForm>>
  /** Columns that follow from those given, such as a key to search by; written with them. Pure. */
  derive: ((columns: never) => Record<string, unknown>) | null
  /** Conditions of list filters that are no plain column, by name of the filter. */
  filters: Readonly<Record<string, (value: never, viewer: Viewer) => SQL>>
}

/** Rules of schema/visibility.ts for special fields. */
export type ProtectedField = Extract<Matter, 'VALUE_CLASS' | 'VALUE' | 'ASSET_NUMBER' | 'LOCATION' | 'PERSONAL_CONTACT' | 'DOWNLOAD'>

export type TypedRow<T extends PgTable> = InferSelectModel<T>

type Given<T extends PgTable> = Omit<KindShape, 'keys' | 'singular' | 'plural'> &
  Partial<Pick<KindShape, 'keys' | 'singular' | 'plural'>> & {
    table: T
    document?: (row: TypedRow<T>) => DocumentAdditions
    protectedFields?: Readonly<Record<string, ProtectedField>>
    preciseLocation?: boolean
    inFeed?: boolean
    mayRead?: (row: TypedRow<T>, viewer: Viewer) => boolean
    mayReadWhere?: (viewer: Viewer) => SQL | undefined
    derive?: (columns: TypedRow<T>) => Partial<TypedRow<T>>
  } & Partial<Pick<Kind, 'renamed' | 'canonical' | 'filters'>>

/** Registers a kind: its GraphQL type, its codes, its table and its document. The one line that adding a resource type takes beside those. */
export const defineKind = <T extends PgTable>(given: Given<T>): Kind => {
  if (given.mayRead && !given.mayReadWhere) throw new Error(`${given.typename}: mayRead needs mayReadWhere, or lists count what they hide`)
  const singular = given.singular ?? given.typename.charAt(0).toLowerCase() + given.typename.slice(1)
  return {
    keys: [],
    protectedFields: {},
    preciseLocation: false,
    inFeed: true,
    mayRead: null,
    mayReadWhere: null,
    renamed: {},
    canonical: {},
    derive: null,
    filters: {},
    document: () => ({}),
    ...given,
    singular,
    plural: given.plural ?? `${singular}s`,
    table: given.table as unknown as KindTable,
  } as Kind
}
