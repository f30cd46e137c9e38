import type { CoreDocument } from './document.ts'
import { isEmbargoed, isVisible, type Matter, mayRead, visibleLinks, withoutPreciseLocation } from './visibility.ts'
import type { Viewer } from './viewer.ts'

/** A core document with its id, as owners and the catalogue hold it. */
export type CoreRecord = Omit<CoreDocument, 'profile' | 'search' | 'measures' | 'relations' | 'details' | 'tombstone'> & { id: string }
/** Which special fields follow which rule; those not named follow the record. */
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

  for (const [name, matter] of Object.entries(CORE_MATTER)) {
    if (isPresent(fields[name]) && !may(matter)) hide(name)
  }
  for (const [name, value] of Object.entries(special)) {
    fields[name] = value
    if (isPresent(value) && !may(rules[name] ?? 'FULL')) hide(name)
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
