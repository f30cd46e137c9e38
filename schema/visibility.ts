import type { CoreDocument, ResourceLink, SharingLevel, SpatialCoverage } from './document.ts'
import { hasRole, isService, isSignedIn, type Viewer } from './viewer.ts'

/** What of a record is decided on together: the rows of the table "Sharing levels × visibility". */
export type Matter =
  | 'BASIC' | 'ABSTRACT' | 'FULL' | 'LOCATION' | 'UNIT_CONTACT' | 'PERSONAL_CONTACT' | 'LANDING' | 'DOWNLOAD' | 'VALUE_CLASS' | 'VALUE' | 'ASSET_NUMBER'
type Column = SharingLevel | 'EMBARGOED'
/** Who may read it: anybody; signed in; party to an agreement; the platform's manager or the Center; those and departments; nobody. */
type Reader = 'ALL' | 'SIGNED_IN' | 'PARTY' | 'STEWARD' | 'VALUER' | 'NONE'

const COLUMNS = ['PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED', 'EMBARGOED'] as const
const row = (...readers: [Reader, Reader, Reader, Reader, Reader]): Record<Column, Reader> =>
  Object.fromEntries(COLUMNS.map((column, at) => [column, readers[at]])) as Record<Column, Reader>

/** The table of domain.md §5. An embargo goes before the level until its day has come. */
export const VISIBILITY: Record<Matter, Record<Column, Reader>> = {
  BASIC: row('ALL', 'ALL', 'ALL', 'ALL', 'ALL'),
  ABSTRACT: row('ALL', 'ALL', 'ALL', 'SIGNED_IN', 'ALL'),
  FULL: row('ALL', 'ALL', 'ALL', 'SIGNED_IN', 'STEWARD'),
  LOCATION: row('ALL', 'SIGNED_IN', 'PARTY', 'STEWARD', 'NONE'),
  UNIT_CONTACT: row('ALL', 'ALL', 'ALL', 'ALL', 'ALL'),
  PERSONAL_CONTACT: row('NONE', 'SIGNED_IN', 'PARTY', 'STEWARD', 'NONE'),
  LANDING: row('ALL', 'ALL', 'ALL', 'ALL', 'ALL'),
  DOWNLOAD: row('ALL', 'SIGNED_IN', 'PARTY', 'PARTY', 'STEWARD'),
  VALUE_CLASS: row('ALL', 'ALL', 'ALL', 'VALUER', 'NONE'),
  VALUE: row('VALUER', 'SIGNED_IN', 'PARTY', 'VALUER', 'NONE'),
  ASSET_NUMBER: row('VALUER', 'VALUER', 'PARTY', 'VALUER', 'NONE'),
}

/** The part of a record that the rule looks at. */
export interface Protectable {
  id: string
  status?: CoreDocument['status']
  sharing?: Pick<NonNullable<CoreDocument['sharing']>, 'level' | 'embargoUntil'> | null
  platform?: { id: string } | null
}

/** Calendar rules are in Asia/Shanghai, which has no summer time. */
const dayInShanghai = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Compared with now when read: an embargo lifts by itself. Without a day it holds as long as the status says so. */
export const isEmbargoed = (record: Protectable, now: Date): boolean => {
  const until = record.sharing?.embargoUntil
  return until ? until > dayInShanghai(now) : record.status === 'EMBARGOED'
}

const isSteward = (record: Protectable, viewer: Viewer): boolean =>
  hasRole(viewer, 'CENTER') || (record.platform?.id !== undefined && hasRole(viewer, 'PLATFORM_MANAGER', `platform:${record.platform.id}`))

const isParty = (record: Protectable, viewer: Viewer): boolean =>
  (viewer.agreements ?? []).some((id) => id === record.id || id === record.platform?.id)

const admits = (reader: Reader, record: Protectable, viewer: Viewer): boolean => {
  switch (reader) {
    case 'ALL': return true
    case 'SIGNED_IN': return isSignedIn(viewer)
    case 'PARTY': return isParty(record, viewer) || isSteward(record, viewer)
    case 'STEWARD': return isSteward(record, viewer)
    case 'VALUER': return isSteward(record, viewer) || hasRole(viewer, 'DEPARTMENT')
    case 'NONE': return false
  }
}

/** viewer × level × matter → show or hide. Processes of ours read all tiers. */
export const mayRead = (matter: Matter, record: Protectable, viewer: Viewer, now: Date, level: SharingLevel = record.sharing?.level ?? 'PUBLIC'): boolean =>
  isService(viewer) || admits(VISIBILITY[matter][isEmbargoed(record, now) ? 'EMBARGOED' : level], record, viewer)

/** Whether the viewer may know of the record at all. Withdrawn ones answer with their tombstone. */
export const isVisible = (record: Protectable, viewer: Viewer): boolean =>
  (record.status !== 'DRAFT' && record.status !== 'IN_REVIEW') || isService(viewer) || isSteward(record, viewer)

const LEVELS: readonly SharingLevel[] = ['PUBLIC', 'REGISTERED', 'AGREEMENT', 'RESTRICTED']
export const stricter = (a: SharingLevel, b: SharingLevel): SharingLevel => (LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b)

const linkMatter = (link: ResourceLink): Matter =>
  link.kind === 'DOWNLOAD' || link.kind === 'API' || link.kind === 'VIDEO' || link.kind === 'IMAGE' ? 'DOWNLOAD' : 'LANDING'

/** Links the viewer may follow. A link's own level can only be stricter than the record's. */
export const visibleLinks = (links: readonly ResourceLink[], record: Protectable, viewer: Viewer, now: Date): ResourceLink[] => {
  const level = record.sharing?.level ?? 'PUBLIC'
  return links.filter((link) => mayRead(linkMatter(link), record, viewer, now, stricter(level, link.minLevel ?? 'PUBLIC')))
}

/** Places without what would lead a collector to the plant. */
export const withoutPreciseLocation = (places: readonly SpatialCoverage[]): SpatialCoverage[] =>
  places.map(({ point: _point, bbox: _bbox, geojson: _geojson, ...rest }) => rest)
