import type { SpatialCoverage } from '../../../../schema/document.ts'
import { countryCode } from '../../values/countries.ts'
import { point } from '../../values/point.ts'
import { prefectureOf } from '../../values/prefectures.ts'
import { provinceOf } from '../../values/provinces.ts'
import type { OrganizationPlace } from './organization-record.ts'

export interface Place { province?: string; city?: string; point?: { lon: number; lat: number }; coverage: SpatialCoverage[] }

/**
 * Half of the v2 records name a city without its province: the prefecture table gives it, where the city's name is one city's only.
 * ROR's point is the middle of the city.
 */
export const placeOf = ({ city, subdivision, countryCode: country, lat, lng }: OrganizationPlace): Place => {
  const at = point(lng, lat)
  const stated = subdivision === undefined ? undefined : provinceOf(subdivision)
  const prefecture = country === 'CN' && city !== undefined ? prefectureOf(city, stated) : undefined
  const province = stated ?? prefecture?.province ?? (country === 'CN' && city !== undefined ? provinceOf(city) : undefined)
  const code = prefecture?.code ?? province?.code
  const name = code === undefined ? city : [...new Set([province?.name, prefecture?.name])].filter((one) => one !== undefined).join('')
  const coverage = { name, adminCode: code, countryCode: country === undefined ? undefined : countryCode(country), point: at }
  return { province: province?.name, city: prefecture?.name ?? city, point: at, coverage: [coverage] }
}
