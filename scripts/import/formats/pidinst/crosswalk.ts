import type { Mapped, Refusal } from '../../format.ts'
import { upsert, withoutId } from '../../upsert.ts'
import { instrumentClass } from '../../values/instrument-class.ts'
import { type JsonObject, listOf, objectOf, objectsOf } from '../../values/json.ts'
import { textOf, textsOf } from '../../values/text.ts'
import { titles } from '../../values/titles.ts'
import { webAddress } from '../../values/web-address.ts'
import { agentsOf, contactsOf, ownersOf } from './agents.ts'
import { datesOf } from './dates.ts'
import { numbersOf, ownIdentifier } from './identifiers.ts'
import { relationsOf, SOURCE } from './relations.ts'

/** A PIDINST record in the shape of its JSON Schema (1.0), domain.md §6.6. Pure: XML and JSON meet here. */
export const crosswalk = (record: JsonObject): Mapped | Refusal => {
  const own = ownIdentifier(record)
  const { serialNo, internalNo, others } = numbersOf(record)
  const owners = ownersOf(record)
  // An asset number is one of its owner's, and other owners have it too.
  const sourceId = own?.value ?? (internalNo !== undefined && owners[0]?.name !== undefined ? `${owners[0].name}/${internalNo}` : undefined)
  if (sourceId === undefined) return withoutId('the identifier (or owner and inventory number)', 'Instrument')
  const { commissionedOn, decommissionedOn, contradict } = datesOf(record)
  if (contradict) return { refused: { code: 'DATES_CONTRADICT', message: 'the instrument was decommissioned before it was commissioned' }, sourceId, typename: 'Instrument' }
  const landingPage = webAddress(record['landingPage'])
  const version = /^\d+\.\d+$/.exec(textOf(record['schemaVersion']) ?? '')?.[0]
  const types = namesOf(record['instrumentTypes'], 'instrumentTypeName')
  return { upserts: [upsert({ source: SOURCE, sourceId, typename: 'Instrument', resourceType: 'INSTRUMENT', metadataFormat: version === undefined ? 'pidinst' : `pidinst-${version}` }, {
    ...titles([{ value: record['name'] }]),
    description: textOf(record['description']),
    keywords: textsOf([...types, ...namesOf(record['measurementTechniques'], 'measurementTechniqueName'), ...namesOf(record['subjects'], 'subjectName')]),
    cstr: own?.scheme === 'CSTR' ? own.value : undefined,
    identifiers: [...(own ? [own] : []), ...others],
    provider: owners[0],
    ...contactsOf(record),
    links: landingPage === undefined ? [] : [{ kind: 'LANDING', url: landingPage }],
    relations: relationsOf(record),
    lifecycle: decommissionedOn === undefined ? undefined : 'DISPOSED',
    details: {
      internalNo,
      serialNo,
      category15: instrumentClass(types),
      model: textOf(objectOf(record['model'])['modelName']),
      manufacturers: agentsOf(record['manufacturers'], 'manufacturer'),
      owners,
      commissionedOn,
      decommissionedOn,
      measuredVariables: textsOf([...listOf(record['measuredVariables']), ...namesOf(record['measuredQuantities'], 'measuredQuantityName')]),
    },
  })] }
}

const namesOf = (list: unknown, key: string): string[] => textsOf(objectsOf(list).map((one) => one[key]))
