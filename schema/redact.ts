import type { CoreDocument, SharingLevel } from './document.ts'
import { isEmbargoed, isVisible, type Matter, mayRead, stricter, visibleLinks, withoutPreciseLocation } from './visibility.ts'
import type { Viewer } from './viewer.ts'

/** A core document with its id, as owners and the catalogue hold it. */
export type CoreRecord = Omit<CoreDocument, 'profile' | 'search' | 'measures' | 'dimensions' | 'relations' | 'details' | 'tombstone' | 'preciseLocation'> & { id: string }
/** Which special fields follow which rule, by name or, for a part of one, by path such as `origin.point`; those not named follow the record. */
export type SpecialRules = Readonly<Record<string, Matter>>

export interface Redacted {
  /** Core fields and special fields as this viewer may see them. */
  fields: Record<string, unknown>
  /** Names of the fields that were hidden. */
  hidden: string[]
}

/** All that stays of a withdrawn resource. */
const REMAINS = ['id', 'resourceType', 'cstr', 'identifiers', 'status'] as const

const CORE_MATTER: Partial<Record<keyof CoreRecord, Matter>> = {
  description: 'ABSTRACT', descriptionEn: 'ABSTRACT', spatialCoverage: 'FULL', temporalCoverage: 'FULL',
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null

type Part = Record<string, unknown> & { minLevel?: SharingLevel | null }

/** A value without what `path` leads to, there where `hides` says so of the object that holds it. Lists on the way are gone through. */
const withoutPart = (value: unknown, path: readonly string[], hides: (holder: Part) => boolean): unknown => {
  if (Array.isArray(value)) return value.map((item) => withoutPart(item, path, hides))
  const [name, ...rest] = path
  if (name === undefined || value === null || typeof value !== 'object') return value
  const holder = value as Part
  if (!isPresent(holder[name])) return holder
  if (rest.length > 0) return { ...holder, [name]: withoutPart(holder[name], rest, hides) }
  if (!hides(holder)) return holder
  const { [name]: _hidden, ...kept } = holder
  return kept
}

/**
 * A record as one viewer may see it: the only place where a field is hidden, for owners and catalogue alike.
 * `special` holds type-specific fields (none in the catalogue), `preciseLocation` is true of kinds whose places are protected.
 * Null where the viewer may not know of the record.
 */
export const redact = (
  record: CoreRecord, special: Record<string, unknown>, rules: SpecialRules, preciseLocation: boolean, viewer: Viewer, now: Date,
): Redacted | null => {
  if (!isVisible(record, viewer)) return null
  if (record.status === 'WITHDRAWN') return { fields: Object.fromEntries(REMAINS.map((name) => [name, record[name]])), hidden: [] }
  const { personalContact, ...core } = record
  const fields: Record<string, unknown> = { ...core }
  const hidden: string[] = []
  const hide = (name: string, value: unknown = undefined): void => {
    fields[name] = value
    hidden.push(name)
  }
  const may = (matter: Matter): boolean => mayRead(matter, record, viewer, now)
  /** A part may state a level of its own; it can only be stricter than the record's. */
  const mayPart = (matter: Matter, { minLevel }: Part): boolean => mayRead(matter, record, viewer, now, stricter(record.sharing?.level ?? 'PUBLIC', minLevel ?? 'PUBLIC'))

  for (const [name, matter] of Object.entries(CORE_MATTER)) {
    if (isPresent(fields[name]) && !may(matter)) hide(name)
  }
  for (const [name, value] of Object.entries(special)) {
    fields[name] = value
    if (isPresent(value) && !may(rules[name] ?? 'FULL')) hide(name)
  }
  for (const [path, matter] of Object.entries(rules)) {
    const [name = '', ...rest] = path.split('.')
    if (rest.length === 0 || !isPresent(fields[name])) continue
    const cut = withoutPart(fields[name], rest, (holder) => !mayPart(matter, holder))
    if (JSON.stringify(cut) === JSON.stringify(fields[name])) continue
    fields[name] = cut
    hidden.push(path)
  }
  if (preciseLocation && record.spatialCoverage && fields.spatialCoverage && !may('LOCATION')) {
    const coarse = withoutPreciseLocation(record.spatialCoverage)
    if (JSON.stringify(coarse) !== JSON.stringify(record.spatialCoverage)) hide('spatialCoverage', coarse)
  }
  if (personalContact) {
    if (may('PERSONAL_CONTACT')) fields.contact = { ...record.contact, ...personalContact }
    else hidden.push('contact')
  }
  if (record.links) {
    const links = visibleLinks(record.links, record, viewer, now)
    if (links.length < record.links.length) hide('links', links)
  }
  if (record.status === 'EMBARGOED' && !isEmbargoed(record, now)) fields.status = 'PUBLISHED'
  return { fields, hidden: hidden.sort() }
}
