import type { GraphQLError } from 'graphql'
import { domainError } from '../../../kit/errors.ts'
import type { FacetRequest, IndexFilter, IndexQuery, SearchRequest } from '../port.ts'

/** Bounds of this engine. What a client may ask for is decided above the port, and is less. */
const MOST_HITS = 10_000
const MOST_SKIPPED = 10_000
const MOST_BUCKETS = 10_000
const MOST_VALUES = 10_000
const MOST_POSITIONS = 20_000

const tooMuch = (zh: string, en: string): GraphQLError => domainError('LIMIT_EXCEEDED', { zh, en })
const wrong = (zh: string, en: string): GraphQLError => domainError('BAD_INPUT', { zh, en })

const checkNumber = (name: string, value: number, least: number, most: number): void => {
  if (!Number.isInteger(value) || value < least) throw wrong(`${name} 须为不小于 ${least} 的整数`, `${name} must be an integer of at least ${least}`)
  if (value > most) throw tooMuch(`${name} 至多为 ${most}`, `${name} is at most ${most}`)
}

export const checkSearch = (request: SearchRequest): void => {
  const { first, after, before, offset, fromEnd } = request
  checkNumber('first', first, 1, MOST_HITS)
  if (offset !== undefined) checkNumber('offset', offset, 0, MOST_SKIPPED)
  if ([after, before, offset, fromEnd || undefined].filter((start) => start !== undefined).length > 1) {
    throw wrong('after、before、offset、fromEnd 只能用其一', 'after, before, offset and fromEnd exclude one another')
  }
  for (const cursor of [after, before]) if (cursor !== undefined) checkCursor(cursor, request)
  checkQuery(request)
}

/** A cursor of another sort order would compare numbers with titles. */
const checkCursor = (cursor: readonly unknown[], { sort }: SearchRequest): void => {
  const type = sort === 'TITLE_PINYIN' ? 'string' : 'number'
  if (cursor.length !== 2 || typeof cursor[0] !== type || typeof cursor[1] !== 'string') throw domainError('BAD_CURSOR')
}

export const checkFacets = (query: IndexQuery, facets: readonly FacetRequest[]): void => {
  for (const { first } of facets) checkNumber('first', first, 1, MOST_BUCKETS)
  checkQuery(query)
}

export const checkScan = (first: number): void => checkNumber('first', first, 1, MOST_VALUES)

export const checkQuery = ({ filter }: IndexQuery): void => {
  for (const [field, values] of Object.entries(filter.terms)) {
    if (values.length > MOST_VALUES) throw tooMuch(`${field} 至多 ${MOST_VALUES} 个取值`, `${field} takes at most ${MOST_VALUES} values`)
  }
  checkArea(filter)
}

const checkArea = ({ box, near, within }: IndexFilter): void => {
  const positions = within?.flat(2) ?? []
  if (positions.length > MOST_POSITIONS) throw tooMuch(`多边形至多 ${MOST_POSITIONS} 个顶点`, `Polygons have at most ${MOST_POSITIONS} positions`)
  const places = [...(box ? [[box.west, box.south], [box.east, box.north]] : []), ...(near ? [[near.lon, near.lat]] : []), ...positions]
  const isPlace = ([lon, lat]: readonly number[]): boolean => Number.isFinite(lon) && Math.abs(lon as number) <= 540 && Math.abs(lat ?? Number.NaN) <= 90
  const fits = places.every(isPlace) && (!box || (box.south <= box.north && Math.abs(box.west) <= 180 && Math.abs(box.east) <= 180))
  if (!fits || (near && (!(near.km >= 0) || Math.abs(near.lon) > 180))) {
    throw wrong('经度须在 -180 至 180 之间,纬度须在 -90 至 90 之间且南不大于北,半径不得为负', 'Longitudes are from -180 to 180, latitudes from -90 to 90 with south <= north, a radius is not negative')
  }
}
