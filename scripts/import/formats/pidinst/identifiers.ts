import type { Identifier } from '../../../../schema/document.ts'
import { identifierOf } from '../../values/identifiers.ts'
import { isObject, type JsonObject, objectsOf } from '../../values/json.ts'
import { textOf } from '../../values/text.ts'

/** The instrument's persistent identifier, a Handle or a DOI in most. */
export const ownIdentifier = (record: JsonObject): Identifier | undefined => {
  const given = isObject(record['identifier']) ? record['identifier'] : record
  return identifierOf(textOf(given['identifierType']), given['identifier'])
}

export interface Numbers { serialNo?: string; internalNo?: string; others: Identifier[] }

/** Serial and asset number have fields of their own, which not everybody may read; they are not among the identifiers, which everybody may. */
export const numbersOf = (record: JsonObject): Numbers => {
  const given = objectsOf(record['alternateIdentifiers']).map((one) => ({ type: textOf(one['alternateIdentifierType']), name: textOf(one['alternateIdentifierName']), value: textOf(one['alternateIdentifier']) }))
  const first = (type: string): string | undefined => given.find((one) => one.type === type)?.value
  return {
    serialNo: first('SerialNumber'),
    internalNo: first('InventoryNumber'),
    others: given.filter(({ type }) => type !== 'SerialNumber' && type !== 'InventoryNumber').flatMap(({ type, name, value }) => identifierOf(type === 'Other' ? name : type, value) ?? []),
  }
}
