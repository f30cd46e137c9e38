import { deletion, upsert, withoutId } from '../../upsert.ts'
import type { Mapped, Refusal } from '../../format.ts'
import { doiOf } from '../../values/identifiers.ts'
import { isObject, type JsonObject, objectOf } from '../../values/json.ts'
import { textOf } from '../../values/text.ts'
import { webAddress } from '../../values/web-address.ts'
import { agentsOf } from './agents.ts'
import { datesOf } from './dates.ts'
import { detailsOf } from './details.ts'
import { identifiersOf, relationsOf } from './identifiers.ts'
import { placesOf } from './places.ts'
import { rightsOf } from './rights.ts'
import { sizesOf } from './sizes.ts'
import { textsOfRecord } from './texts.ts'
import { kindOf } from './types.ts'

const SOURCE = 'datacite'

/** A record in DataCite's JSON (kernel 2 to 4.6), domain.md §6.2. Pure: whatever brings such a record — a file, the REST API, XML — meets here. */
export const crosswalk = (record: JsonObject): Mapped | Refusal => {
  const doi = doiOf(record['doi']) ?? doiOf(record['id'])
  if (doi === undefined) return withoutId('the DOI')
  const types = objectOf(record['types'])
  const [general, specific] = [textOf(types['resourceTypeGeneral']), textOf(types['resourceType'])]
  const kind = kindOf(general, specific)
  if (!kind) return { refused: { code: 'TYPE_UNMAPPED', message: general === undefined ? 'the record has no resourceTypeGeneral' : `no type of the graph is ${general}` }, sourceId: doi }
  if (record['isActive'] === false) return { upserts: [deletion(SOURCE, doi, kind.typename)] }
  const { generatedOn, publishedOn, embargoUntil, temporalCoverage } = datesOf(record)
  const { volumeBytes, others } = sizesOf(record['sizes'])
  const { methodology, ...texts } = textsOfRecord(record, [...ownType(general, specific), ...others])
  const { rights, sharing } = rightsOf(record)
  const publisher = textOf(isObject(record['publisher']) ? record['publisher']['name'] : record['publisher'])
  const creators = agentsOf(record['creators'])
  const contributors = agentsOf(record['contributors'])
  const url = webAddress(record['url'])
  const format = /kernel-(\d(?:\.\d)?)/.exec(String(record['schemaVersion']))?.[1]
  return { upserts: [upsert({ source: SOURCE, sourceId: doi, ...kind, metadataFormat: format === undefined ? 'datacite' : `datacite-${format}`, sourceDatestamp: instant(record['updated']) }, {
    ...texts,
    identifiers: identifiersOf(doi, record),
    creators,
    contributors: contributors.filter(({ role }) => role !== 'HostingInstitution' && role !== 'ContactPerson'),
    provider: { name: publisher },
    servicer: { name: contributors.find(({ role }) => role === 'HostingInstitution')?.name },
    contact: { name: contributors.find(({ role }) => role === 'ContactPerson')?.name },
    generatedOn,
    version: textOf(record['version']),
    rights,
    sharing: { ...sharing, embargoUntil },
    links: url === undefined ? [] : [{ kind: 'LANDING', url }],
    spatialCoverage: placesOf(record),
    temporalCoverage,
    funding: fundingOf(record),
    relations: relationsOf(record),
    details: detailsOf(record, kind, { doi, publisher, publishedOn, volumeBytes, methodology, authors: creators }),
  })] }
}

const fundingOf = (record: JsonObject) =>
  (Array.isArray(record['fundingReferences']) ? record['fundingReferences'] : []).filter(isObject).map((one) => ({
    projectNo: textOf(isObject(one['awardNumber']) ? one['awardNumber']['text'] : one['awardNumber']),
    projectTitle: textOf(one['awardTitle']),
    funder: textOf(one['funderName']),
  }))

/** The registrar's own word for what it is, where it says more than the general type. */
const ownType = (general: string | undefined, specific: string | undefined): string[] => (specific === undefined || specific.toLowerCase() === general?.toLowerCase() ? [] : [`Type: ${specific}`])

const instant = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? value : undefined)
