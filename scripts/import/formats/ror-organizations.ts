import { resourceId } from '../../../schema/resource-id.ts'
import type { Format } from '../format.ts'
import { jsonOfLine, readJsonLines } from '../source/json-records.ts'
import { namespaceOfType } from '../typenames.ts'
import { deletion, upsert, withoutId } from '../upsert.ts'
import { fullDate } from '../values/dates.ts'
import { hasHan } from '../values/text.ts'
import { titles } from '../values/titles.ts'
import { webAddress } from '../values/web-address.ts'
import { organizationRecord, type OrganizationName, type OrganizationRecord } from './ror/organization-record.ts'
import { placeOf } from './ror/place.ts'

const SOURCE = 'ror'

/** The first that fits, since ROR gives several; what else it knows (healthcare, archive, funder) is OTHER with us. */
const KINDS: readonly [string, string][] = [
  ['education', 'UNIVERSITY'], ['facility', 'INSTITUTE'], ['company', 'ENTERPRISE'], ['government', 'GOVERNMENT'], ['nonprofit', 'SOCIETY'],
]

/** Organisations of ROR, schema v1 and v2 side by side, one a line. A withdrawn record is a deletion; an inactive organisation stays, marked so. */
export const rorOrganizations: Format<unknown> = {
  name: 'ror',
  about: 'organisations of ROR (schema v1 and v2), JSON lines',
  goesFirst: true,
  // The id stands first in v2 and anywhere in v1, and other registries quote ROR ids within their records.
  recognise: ({ firstLine }) => firstLine.includes('"https://ror.org/0') && organizationRecord(jsonOfLine(firstLine)) !== undefined,
  read: readJsonLines,
  map({ value }) {
    const organization = organizationRecord(value)
    if (!organization) return withoutId('the ROR id', 'Organization')
    if (organization.status === 'withdrawn') return { upserts: [deletion(SOURCE, organization.ror, 'Organization')] }
    const { ror, lastModified } = organization
    const place = placeOf(organization.place)
    const day = fullDate(lastModified)
    const origin = { source: SOURCE, sourceId: ror, typename: 'Organization', resourceType: 'ORGANIZATION', metadataFormat: 'ror', sourceDatestamp: day && `${day}T00:00:00Z` } as const
    const website = webAddress(organization.website)
    return { upserts: [upsert(origin, {
      ...names(organization.names),
      identifiers: identifiers(organization),
      contact: { url: website },
      links: [['LANDING', website], ['DOCUMENTATION', webAddress(organization.wikipedia)]].flatMap(([kind, url]) => (url ? [{ kind: kind as 'LANDING', url }] : [])),
      spatialCoverage: place.coverage,
      metadataLicense: 'CC0-1.0',
      details: {
        aliases: organization.names.filter(({ display, label }) => !display && !label).map((one) => one.value),
        ror,
        kind: KINDS.find(([type]) => organization.types.includes(type))?.[1] ?? 'OTHER',
        types: organization.types,
        status: organization.status === 'inactive' ? 'INACTIVE' : 'ACTIVE',
        province: place.province,
        city: place.city,
        adminCode: place.coverage[0]?.adminCode,
        website,
        point: place.point,
        establishedYear: organization.established,
        ...relatives(organization),
      },
    })] }
  },
}

/** The Chinese label first, then the name ROR displays: it is in English unless it says otherwise. */
const names = (given: readonly OrganizationName[]) =>
  titles(given.filter(({ label, display }) => label || display)
    .toSorted((a, b) => Number(b.lang === 'zh') - Number(a.lang === 'zh') || Number(b.display) - Number(a.display))
    .map(({ value, lang, display }) => ({ value, lang: lang ?? (hasHan(value) ? 'zh' : display ? 'en' : 'und') })))

const identifiers = ({ ror, externalIds }: OrganizationRecord) => [
  { scheme: 'OTHER', value: `ROR:${ror}`, url: `https://ror.org/${ror}` },
  ...externalIds.map(({ type, value }) => ({ scheme: 'OTHER', value: `${type}:${value}` })),
]

/** An organisation may have several parents (a joint laboratory): the first is `parent`, all are `parents`. */
const relatives = ({ relations }: OrganizationRecord) => {
  const ids = (type: string) => relations.filter((relation) => relation.type === type).map(({ ror }) => ({ id: resourceId(namespaceOfType('Organization'), SOURCE, ror) }))
  return { parent: ids('parent')[0], parents: ids('parent'), successors: ids('successor') }
}
