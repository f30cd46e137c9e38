import type { SpatialCoverage } from '../../../schema/document.ts'
import { type Province, provinceCoverage, provinceOf, provinceOfCharacter } from './provinces.ts'

/** Words that turn a list of places round (`除青、疆、藏之外全国各地`) or make it one of gardens (`北京、上海等有栽培`): such a text is kept whole. */
const NOT_A_LIST = /除|栽培|引种|以外|未记录|曾有/

/**
 * Provinces in a flora's shorthand: `粤、琼、台`, `湘鄂川`, `冀、北京`. What is no province (`华北`), or not certain (`?滇`), keeps its words as a named place.
 */
export const distribution = (text: string): { provinces: Province[]; coverage: SpatialCoverage[] } => {
  const provinces = new Set<Province>()
  const others = new Set<string>()
  // A remark in brackets concerns its own province only: 台(栽培) does not spoil the list around it.
  const isList = !NOT_A_LIST.test(text.replace(/[(（][^)）]*[)）]/g, ''))
  for (const part of isList ? text.split(/[、，,;；。.\\\s]+|or/) : [text]) {
    const found = isList ? provincesIn(part) : undefined
    if (found) for (const province of found) provinces.add(province)
    else if (part !== '') others.add(part)
  }
  return {
    provinces: [...provinces],
    coverage: [...[...provinces].map(provinceCoverage), ...[...others].map((name) => ({ name, countryCode: 'CHN' }))],
  }
}

/** A name of a province, or characters that each stand for one; undefined for anything else. */
const provincesIn = (part: string): Province[] | undefined => {
  const named = provinceOf(part)
  if (named) return [named]
  const each = [...part].map(provinceOfCharacter)
  return part !== '' && each.every((one) => one !== undefined) ? each : undefined
}
