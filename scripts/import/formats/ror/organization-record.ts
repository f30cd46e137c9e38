import { isObject, type JsonObject, listOf, objectOf, objectsOf } from '../../values/json.ts'
import { textOf } from '../../values/text.ts'

export interface OrganizationName { value: string; lang?: string | undefined; display: boolean; label: boolean }
export interface OrganizationPlace { city?: string | undefined; subdivision?: string | undefined; countryCode?: string | undefined; lat: unknown; lng: unknown }

/** What schema v1 and v2 of ROR both say of an organisation. */
export interface OrganizationRecord {
  ror: string
  status?: string | undefined
  names: OrganizationName[]
  types: string[]
  place: OrganizationPlace
  website?: string | undefined
  wikipedia?: string | undefined
  established?: number | undefined
  externalIds: { type: string; value: string }[]
  relations: { type: string; ror: string }[]
  lastModified?: string | undefined
}

const rorOf = (id: unknown): string | undefined => /^(?:https?:\/\/ror\.org\/)?(0[a-z0-9]{6}\d{2})$/.exec(textOf(id) ?? '')?.[1]

/** Undefined where the record has no ROR id. */
export const organizationRecord = (value: unknown): OrganizationRecord | undefined => {
  const raw = objectOf(value)
  const ror = rorOf(raw['id'])
  if (ror === undefined) return undefined
  const specific = Array.isArray(raw['names']) ? secondSchema(raw) : firstSchema(raw)
  return {
    ror,
    status: textOf(raw['status']),
    types: listOf(raw['types']).map((type) => (textOf(type) ?? '').toLowerCase()),
    established: typeof raw['established'] === 'number' ? raw['established'] : undefined,
    relations: objectsOf(raw['relationships']).flatMap((relation) => {
      const target = rorOf(relation['id'])
      return target ? [{ type: (textOf(relation['type']) ?? '').toLowerCase(), ror: target }] : []
    }),
    ...specific,
  }
}

type Specific = Pick<OrganizationRecord, 'names' | 'place' | 'website' | 'wikipedia' | 'externalIds' | 'lastModified'>

const name = (value: unknown, lang: unknown, display: boolean, label: boolean): OrganizationName[] => {
  const text = textOf(value)
  return text === undefined ? [] : [{ value: text, lang: textOf(lang), display, label }]
}

const firstSchema = (raw: JsonObject): Specific => {
  const address = objectOf(listOf(raw['addresses'])[0])
  const admin = objectOf(objectOf(address['geonames_city'])['geonames_admin1'])
  return {
    names: [
      ...name(raw['name'], undefined, true, true),
      ...objectsOf(raw['labels']).flatMap((label) => name(label['label'], label['iso639'], false, true)),
      ...[...listOf(raw['aliases']), ...listOf(raw['acronyms'])].flatMap((alias) => name(alias, undefined, false, false)),
    ],
    place: {
      city: textOf(address['city']),
      subdivision: textOf(admin['ascii_name']) ?? textOf(admin['name']),
      countryCode: textOf(objectOf(raw['country'])['country_code']),
      lat: address['lat'],
      lng: address['lng'],
    },
    website: textOf(listOf(raw['links'])[0]),
    wikipedia: textOf(raw['wikipedia_url']),
    externalIds: Object.entries(objectOf(raw['external_ids'])).flatMap(([type, ids]) => externalId(type, ids)),
  }
}

const secondSchema = (raw: JsonObject): Specific => {
  const place = objectOf(objectOf(listOf(raw['locations'])[0])['geonames_details'])
  const link = (type: string) => textOf(objectsOf(raw['links']).find((one) => one['type'] === type)?.['value'])
  return {
    names: objectsOf(raw['names']).flatMap((one) => {
      const types = listOf(one['types'])
      return name(one['value'], one['lang'], types.includes('ror_display'), types.includes('label'))
    }),
    place: {
      city: textOf(place['name']),
      subdivision: textOf(place['country_subdivision_name']),
      countryCode: textOf(place['country_code']),
      lat: place['lat'],
      lng: place['lng'],
    },
    website: link('website'),
    wikipedia: link('wikipedia'),
    externalIds: objectsOf(raw['external_ids']).flatMap((ids) => externalId(textOf(ids['type']) ?? '', ids)),
    lastModified: textOf(objectOf(objectOf(raw['admin'])['last_modified'])['date']),
  }
}

/** Both schemas give a preferred id or none, and all of them as a text or a list. */
const externalId = (type: string, ids: unknown) => {
  if (!isObject(ids)) return []
  const value = textOf(ids['preferred']) ?? textOf(listOf(ids['all'])[0])
  return value === undefined ? [] : [{ type: type.toUpperCase(), value }]
}
