import { hasRole, isService, type Viewer } from '../../schema/viewer.ts'
import { domainError } from '../kit/errors.ts'
import { identifierKey } from './search/analysis/exact-token.ts'
import { daysOf } from './search/document/partial-days.ts'
import type { IndexFilter, TermField } from './search/port.ts'

/** The filter of contract/catalogue.graphql. */
export interface ResourceFilter {
  types?: string[]; submissionTypes?: string[]; namespaces?: string[]; categories?: string[]; disciplines?: string[]; platforms?: string[]; organizations?: string[]
  projects?: string[]; programs?: string[]; provinces?: string[]; cities?: string[]; countries?: string[]; sharingLevels?: string[]; origins?: string[]; serviceModes?: string[]
  identifiers?: string[]; hasFile?: boolean; generated?: Range; released?: Range; updated?: Range; originalValue?: Range
  box?: { west: number; south: number; east: number; north: number }; near?: { lon: number; lat: number; km: number }; within?: unknown
}
interface Range { from?: string | null; to?: string | null }

const TERMS: readonly [keyof ResourceFilter, TermField][] = [
  ['types', 'RESOURCE_TYPE'], ['submissionTypes', 'SUBMISSION_TYPE'], ['namespaces', 'NAMESPACE'], ['categories', 'CATEGORY'], ['disciplines', 'DISCIPLINE'], ['platforms', 'PLATFORM'],
  ['organizations', 'ORGANIZATION'], ['projects', 'PROJECT'], ['programs', 'PROGRAM'], ['provinces', 'PROVINCE'], ['cities', 'CITY'], ['countries', 'COUNTRY'],
  ['sharingLevels', 'SHARING_LEVEL'], ['origins', 'ORIGIN'], ['serviceModes', 'SERVICE_MODE'],
]

const instants = (range: Range | undefined) => range && { ...(range.from ? { from: Date.parse(range.from) } : {}), ...(range.to ? { to: Date.parse(range.to) } : {}) }

const checkCoordinates = (longitudes: number[], latitudes: number[]): void => {
  if (longitudes.some((value) => !(value >= -180 && value <= 180)) || latitudes.some((value) => !(value >= -90 && value <= 90))) {
    throw domainError('BAD_INPUT', { zh: '坐标超出范围:经度 -180–180,纬度 -90–90(WGS 84,度)', en: 'Coordinates out of range: longitude -180 to 180, latitude -90 to 90, WGS 84 degrees' })
  }
}

const isPosition = (value: unknown): value is number[] => Array.isArray(value) && value.length >= 2 && value.every((item) => typeof item === 'number')
const isRing = (value: unknown): value is number[][] => Array.isArray(value) && value.length >= 4 && value.every(isPosition)
const isPolygon = (value: unknown): value is number[][][] => Array.isArray(value) && value.length > 0 && value.every(isRing)

/** Rings of a GeoJSON polygon or multi-polygon. */
const polygonsOf = (geometry: unknown): number[][][][] => {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type === 'Polygon' && isPolygon(coordinates)) return [coordinates]
  if (type === 'MultiPolygon' && Array.isArray(coordinates) && coordinates.every(isPolygon)) return coordinates
  throw domainError('BAD_INPUT', { zh: 'within 应为 GeoJSON 的 Polygon 或 MultiPolygon,每环至少 4 点', en: 'within takes a GeoJSON Polygon or MultiPolygon, four positions a ring at least' })
}

/** A department may read values at some levels only, and a range would find out the others. */
const mayReadValues = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER')

/** The filter as the search port takes it. A protected field needs the right to read it. */
export const toIndexFilter = (filter: ResourceFilter | null | undefined, viewer: Viewer): IndexFilter => {
  const given = filter ?? {}
  const terms: IndexFilter['terms'] = {}
  for (const [name, field] of TERMS) {
    const values = given[name] as string[] | null | undefined
    if (values) terms[field] = field === 'DISCIPLINE' ? values.map((code) => code.replace(/\D/g, '')) : values
  }
  if (given.identifiers) terms.IDENTIFIER = given.identifiers.map((value) => identifierKey(value) ?? value)
  if (given.hasFile != null) terms.HAS_FILE = [String(given.hasFile)]
  const { box, near, originalValue } = given
  if (box) {
    checkCoordinates([box.west, box.east], [box.south, box.north])
    if (box.south > box.north) throw domainError('BAD_INPUT', { zh: 'box 的 south 不能大于 north', en: 'south of the box is above its north' })
  }
  if (near) checkCoordinates([near.lon], [near.lat])
  if (near && !(near.km > 0)) throw domainError('BAD_INPUT', { zh: 'near.km 应大于 0', en: 'near.km has to be above 0' })
  if (originalValue && !mayReadValues(viewer)) throw domainError('FORBIDDEN', { zh: '按原值筛选需要读取原值的权限', en: 'Filtering by original value needs the right to read it' })
  return {
    terms,
    released: instants(given.released ?? undefined),
    updated: instants(given.updated ?? undefined),
    ...(given.generated ? { generated: { ...(given.generated.from ? { from: daysOf(given.generated.from)?.from } : {}), ...(given.generated.to ? { to: daysOf(given.generated.to)?.to } : {}) } } : {}),
    ...(originalValue ? { originalValue: { ...(originalValue.from ? { from: Number(originalValue.from) } : {}), ...(originalValue.to ? { to: Number(originalValue.to) } : {}) } } : {}),
    ...(box ? { box } : {}),
    ...(near ? { near } : {}),
    ...(given.within ? { within: polygonsOf(given.within) } : {}),
  }
}

/** Protected text is searched for those who read all tiers anyway; for others it would tell what it holds. */
export const searchesProtected = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER')
