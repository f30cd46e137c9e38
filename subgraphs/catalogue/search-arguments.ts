import { hasRole, isService, type Viewer } from '../../schema/viewer.ts'
import { domainError } from '../kit/errors.ts'
import { checkedText } from './checked-text.ts'
import { identifierKey } from './search/analysis/exact-token.ts'
import { daysOf } from './search/document/partial-days.ts'
import type { Box, IndexFilter, TermField } from './search/port.ts'

/** Fields of `ResourceFilter` that are lists of keys, and the facets that they filter by. */
const TERMS = {
  types: 'RESOURCE_TYPE', submissionTypes: 'SUBMISSION_TYPE', namespaces: 'NAMESPACE', domains: 'DOMAIN', categories: 'CATEGORY', disciplines: 'DISCIPLINE', platforms: 'PLATFORM',
  organizations: 'ORGANIZATION', departments: 'DEPARTMENT', projects: 'PROJECT', programs: 'PROGRAM', provinces: 'PROVINCE', cities: 'CITY', countries: 'COUNTRY', years: 'YEAR',
  sharingLevels: 'SHARING_LEVEL', origins: 'ORIGIN', serviceModes: 'SERVICE_MODE', submissionDomains: 'SUBMISSION_DOMAIN', lifecycles: 'LIFECYCLE', keywords: 'KEYWORD', licenses: 'LICENSE',
} as const satisfies Record<string, TermField>
export type TermName = keyof typeof TERMS
const TERM_NAMES = Object.keys(TERMS) as TermName[]

/** The filter of contract/catalogue.graphql. */
export interface ResourceFilter extends Partial<Record<TermName, string[] | null>> {
  identifiers?: string[]; hasFile?: boolean; missing?: TermField[] | null; generated?: Range; released?: Range; updated?: Range; originalValue?: Range
  box?: { west: number; south: number; east: number; north: number }; near?: { lon: number; lat: number; km: number }; within?: unknown
}
interface Range { from?: string | null; to?: string | null }
interface Span { from?: number; to?: number }

/** Nobody ticks more boxes; what is longer is a program's list, which goes in parts. */
const MOST_VALUES = 500

/** The field of `ResourceFilter` that filters by a facet or dimension; undefined where there is none. */
export const filterNameOf = (field: TermField): TermName | undefined => TERM_NAMES.find((name) => TERMS[name] === field)

/** The facet that a field of `ResourceFilter` filters by. */
export const facetOfFilter = (name: string): TermField | undefined => (Object.hasOwn(TERMS, name) ? TERMS[name as TermName] : undefined)

/** A key as people write it, in the form of the index. */
const keyOf = (field: TermField, value: string): string => {
  const text = value.normalize('NFKC').trim()
  if (field === 'DISCIPLINE') return text.replace(/[.\s]/g, '')
  return field === 'COUNTRY' ? text.toUpperCase() : text
}

const termsOf = (filter: ResourceFilter): IndexFilter['terms'] => {
  const terms: IndexFilter['terms'] = {}
  for (const name of TERM_NAMES) {
    const values = filter[name]
    if (!values) continue
    checkValues(name, values)
    terms[TERMS[name]] = values.map((value) => keyOf(TERMS[name], value))
  }
  if (filter.identifiers) {
    checkValues('identifiers', filter.identifiers)
    terms.IDENTIFIER = filter.identifiers.map((value) => identifierKey(value) ?? value)
  }
  if (filter.hasFile != null) terms.HAS_FILE = [String(filter.hasFile)]
  return terms
}

const checkValues = (name: string, values: readonly string[]): void => {
  if (values.length > MOST_VALUES) throw domainError('BAD_INPUT', { zh: `筛选 ${name} 至多 ${MOST_VALUES} 个取值,实为 ${values.length} 个;请分批`, en: `Filter ${name} takes ${MOST_VALUES} values at most, not ${values.length}; ask in batches` })
  for (const value of values) checkedText(`filter.${name}`, value)
}

const instantsIn = (range: Range): Span => ({ ...(range.from ? { from: Date.parse(range.from) } : {}), ...(range.to ? { to: Date.parse(range.to) } : {}) })

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

/** The box of a filter or of a map, as the search port takes it. */
export const checkedBox = (box: Box): Box => {
  checkCoordinates([box.west, box.east], [box.south, box.north])
  if (box.south > box.north) throw domainError('BAD_INPUT', { zh: 'box 的 south 不能大于 north', en: 'south of the box is above its north' })
  return box
}

const checkedCircle = (near: NonNullable<ResourceFilter['near']>): NonNullable<ResourceFilter['near']> => {
  checkCoordinates([near.lon], [near.lat])
  if (!(near.km > 0)) throw domainError('BAD_INPUT', { zh: 'near.km 应大于 0', en: 'near.km has to be above 0' })
  return near
}

/** Who may read every single value, those under embargo apart. A department may at some levels only, and a range would find out the others. */
export const mayReadValues = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER')

const valuesIn = (range: Range): Span => ({ ...(range.from ? { from: Number(range.from) } : {}), ...(range.to ? { to: Number(range.to) } : {}) })
const daysIn = (range: Range): Span => {
  const [from, to] = [range.from ? daysOf(range.from)?.from : undefined, range.to ? daysOf(range.to)?.to : undefined]
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

/** The filter as the search port takes it. A protected field needs the right to read it. */
export const toIndexFilter = (filter: ResourceFilter | null | undefined, viewer: Viewer): IndexFilter => {
  const given = filter ?? {}
  const { missing, generated, released, updated, originalValue, box, near, within } = given
  if (originalValue && !mayReadValues(viewer)) throw domainError('FORBIDDEN', { zh: '按原值筛选需要读取原值的权限', en: 'Filtering by original value needs the right to read it' })
  return {
    terms: termsOf(given),
    ...(missing && missing.length > 0 ? { missing: [...new Set(missing)] } : {}),
    ...(released ? { released: instantsIn(released) } : {}),
    ...(updated ? { updated: instantsIn(updated) } : {}),
    ...(generated ? { generated: daysIn(generated) } : {}),
    ...(originalValue ? { measures: { ORIGINAL_VALUE_CNY: valuesIn(originalValue) } } : {}),
    ...(box ? { box: checkedBox(box) } : {}),
    ...(near ? { near: checkedCircle(near) } : {}),
    ...(within ? { within: polygonsOf(within) } : {}),
  }
}

/** Both spans have to hold: what was typed and what was ticked. */
export const bothSpans = (a: Span | undefined, b: Span | undefined): Span | undefined => {
  if (!a || !b) return a ?? b
  const from = [a.from, b.from].filter((value) => value !== undefined)
  const to = [a.to, b.to].filter((value) => value !== undefined)
  return { ...(from.length > 0 ? { from: Math.max(...from) } : {}), ...(to.length > 0 ? { to: Math.min(...to) } : {}) }
}

/** Protected text is searched for those who read all tiers anyway; for others it would tell what it holds. */
export const searchesProtected = (viewer: Viewer): boolean => isService(viewer) || hasRole(viewer, 'CENTER')
