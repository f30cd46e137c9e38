import { type GraphQLEnumType, getNamedType, type GraphQLInputType, type GraphQLType, isEnumType, isListType, isNonNullType, isScalarType } from 'graphql'
import type { InputKind } from './content.ts'

const DATES = ['Date', 'PartialDate', 'String']
const IDS = ['ID', 'String']
/** Scalars that people do not write as one text. */
const NO_TEXT = new Set(['Int', 'Float', 'Boolean', 'JSON', 'GeoJSON'])

/** Whether a variable of this type can be given in this way. */
export const fits = (input: InputKind, type: GraphQLInputType, hasOptions: boolean): boolean => {
  const named = getNamedType(type)
  const one = (...names: string[]): boolean => names.includes(named.name)
  switch (input) {
    case 'TEXT': return isScalarType(named) && !NO_TEXT.has(named.name)
    case 'NUMBER': return one('Int', 'Float', 'Decimal')
    case 'BOOLEAN': return one('Boolean')
    case 'DATE': return one(...DATES)
    case 'YEAR': return one('Int', 'String', 'PartialDate')
    case 'ENUM': return isEnumType(named) || (hasOptions && isScalarType(named) && !NO_TEXT.has(named.name))
    case 'TYPE': case 'RESOURCE': case 'PLATFORM': case 'ORGANIZATION': case 'REGION': return one(...IDS)
    case 'PLACE': return one('NearInput')
    case 'BOX': return one('BoxInput')
  }
}

/** Arguments and input fields of the graph whose values are more than text. */
const BY_USE: Readonly<Record<string, InputKind>> = {
  platforms: 'PLATFORM', platform: 'PLATFORM', organizations: 'ORGANIZATION', organization: 'ORGANIZATION', provinces: 'REGION', cities: 'REGION',
  types: 'TYPE', resourceType: 'TYPE', years: 'YEAR', year: 'YEAR', ids: 'RESOURCE', id: 'RESOURCE', near: 'PLACE', box: 'BOX',
}

/** The way in which a variable of this type is best given; null where no form can. `use` is the name of the argument or input field that takes it, `name` its own. */
export const kindFor = (type: GraphQLInputType, use: string | undefined, name: string): InputKind | null => {
  const named = getNamedType(type)
  const byUse = use === undefined || !Object.hasOwn(BY_USE, use) ? undefined : BY_USE[use]
  if (byUse && fits(byUse, type, false)) return byUse
  if (/year/i.test(name) && fits('YEAR', type, false)) return 'YEAR'
  for (const kind of ['PLACE', 'BOX', 'BOOLEAN', 'NUMBER', 'ENUM'] as const) if (fits(kind, type, false)) return kind
  if (named.name !== 'String' && fits('DATE', type, false)) return 'DATE'
  return fits('TEXT', type, false) ? 'TEXT' : null
}

export const isMany = (type: GraphQLType): boolean => (isNonNullType(type) ? isMany(type.ofType) : isListType(type))
export const isListOfLists = (type: GraphQLType): boolean => isNonNullType(type) ? isListOfLists(type.ofType) : isListType(type) && isMany(type.ofType as GraphQLType)

/** What a description in both languages says in each. */
export const bothLanguages = (text: string | null | undefined): { zh: string; en: string } | null => {
  if (!text) return null
  const at = text.indexOf(' / ') >= 0 ? text.indexOf(' / ') : text.indexOf('/ ')
  return at < 0 ? { zh: text.trim(), en: text.trim() } : { zh: text.slice(0, at).trim(), en: text.slice(at).replace(/^ ?\/ /, '').trim() }
}

export const optionsOf = (type: GraphQLEnumType): { value: string; label: string | null; labelEn: string | null }[] =>
  type.getValues().map(({ name, description }) => {
    const text = bothLanguages(description)
    return { value: name, label: text?.zh ?? null, labelEn: text?.en ?? null }
  })
