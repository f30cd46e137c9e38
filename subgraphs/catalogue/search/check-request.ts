import type { GraphQLError } from 'graphql'
import { domainError } from '../../kit/errors.ts'
import { type AggregateRequest, type FacetRequest, type GridRequest, type IndexFilter, type IndexQuery, MOST_CELLS, type SearchRequest, type SuggestRequest } from './port.ts'
import { checkTextQuery } from './check-text-query.ts'

/** Bounds of the port, the same for every engine. What a client may ask for is decided above it, and is less. */
const MOST_HITS = 10_000
const MOST_SKIPPED = 10_000
const MOST_BUCKETS = 10_000
const MOST_VALUES = 10_000
const MOST_POSITIONS = 1_000
const MOST_QUERIES = 100
const MOST_WORDS = 1_000
const MOST_SIMILAR = 100
const MOST_SUGGESTIONS = 100
const LONGEST_TEXT = 200
const LONGEST_VALUE = 500
const FINEST_ZOOM = 22
const MOST_DIMENSIONS = 4
const BUCKETS = 1_024

const tooMuch = (zh: string, en: string): GraphQLError => domainError('LIMIT_EXCEEDED', { zh, en })
const wrong = (zh: string, en: string): GraphQLError => domainError('BAD_INPUT', { zh, en })

const checkNumber = (name: string, value: number, least: number, most: number): void => {
  if (!Number.isInteger(value) || value < least) throw wrong(`${name} 须为不小于 ${least} 的整数`, `${name} must be an integer of at least ${least}`)
  if (value > most) throw tooMuch(`${name} 至多为 ${most}`, `${name} is at most ${most}`)
}

/** `cursorOfRelevance`: how many values a cursor may have where the score sorts; an engine may add one string to score and id. */
export const checkSearch = (request: SearchRequest, cursorOfRelevance: 2 | 3 = 2): void => {
  const { first, after, before, offset, fromEnd } = request
  checkNumber('first', first, 1, MOST_HITS)
  if (offset !== undefined) checkNumber('offset', offset, 0, MOST_SKIPPED)
  if ([after, before, offset, fromEnd || undefined].filter((start) => start !== undefined).length > 1) {
    throw wrong('after、before、offset、fromEnd 只能用其一', 'after, before, offset and fromEnd exclude one another')
  }
  for (const cursor of [after, before]) if (cursor !== undefined) checkCursor(cursor, request, cursorOfRelevance)
  checkQuery(request)
}

/** A cursor of another sort order would compare numbers with titles. */
const checkCursor = (cursor: readonly unknown[], { sort, query }: SearchRequest, cursorOfRelevance: 2 | 3): void => {
  const [value, id, third] = cursor
  const most = sort === 'RELEVANCE' && query ? cursorOfRelevance : 2
  const isValue = sort === 'TITLE_PINYIN' ? typeof value === 'string' : Number.isFinite(value)
  if (cursor.length > most || !isValue || typeof id !== 'string' || (cursor.length === 3 && typeof third !== 'string')) throw domainError('BAD_CURSOR')
}

export const checkCount = (queries: readonly IndexQuery[]): void => {
  if (queries.length > MOST_QUERIES) throw tooMuch(`一次至多计数 ${MOST_QUERIES} 个查询`, `At most ${MOST_QUERIES} queries are counted at once`)
  queries.forEach(checkQuery)
}

export const checkFacets = (query: IndexQuery, facets: readonly FacetRequest[]): void => {
  for (const { first } of facets) checkNumber('first', first, 1, MOST_BUCKETS)
  checkQuery(query)
}

export const checkScan = (query: IndexQuery, first: number): void => {
  checkNumber('first', first, 1, MOST_VALUES)
  checkQuery(query)
}

export const checkSuggest = ({ text, first }: SuggestRequest): void => {
  checkNumber('first', first, 1, MOST_SUGGESTIONS)
  if (text.length > LONGEST_TEXT) throw tooMuch(`联想文字至多 ${LONGEST_TEXT} 个字符`, `The text to be completed has at most ${LONGEST_TEXT} characters`)
}

export const checkVocabulary = (words: readonly string[], similar: number): void => {
  if (words.length > MOST_WORDS) throw tooMuch(`一次至多查 ${MOST_WORDS} 个词`, `At most ${MOST_WORDS} words are looked up at once`)
  checkNumber('similar', similar, 0, MOST_SIMILAR)
}

export const checkGrid = (query: IndexQuery, { zoom, box }: GridRequest): void => {
  checkNumber('zoom', zoom, 0, FINEST_ZOOM)
  checkQuery(query)
  checkArea({ terms: {}, ...(box ? { box } : {}) })
}

export const checkAggregate = (query: IndexQuery, { dimensions, measures }: AggregateRequest): void => {
  checkNumber('dimensions', dimensions.length, 1, MOST_DIMENSIONS)
  if (new Set(dimensions).size < dimensions.length || new Set(measures).size < measures.length) throw wrong('维度与度量不可重复', 'Dimensions and measures must not be repeated')
  checkQuery(query)
}

/** Tiles as they are, if they are not too many. An engine gives one more than are allowed where there are more. */
export const boundedTiles = <Cell>(cells: Cell[]): Cell[] => {
  if (cells.length > MOST_CELLS) throw tooMuch(`地图聚合超过 ${MOST_CELLS} 格;请缩小级别(zoom)或给出范围(box)`, `The map has more than ${MOST_CELLS} tiles: take a smaller zoom or give a box`)
  return cells
}

export const boundedCells = <Cell>(cells: Cell[]): Cell[] => {
  if (cells.length > MOST_CELLS) throw tooMuch(`统计结果超过 ${MOST_CELLS} 格;请减少维度或缩小范围`, `The result has more than ${MOST_CELLS} cells: take fewer dimensions or narrow it down`)
  return cells
}

export const checkQuery = ({ query, filter }: IndexQuery): void => {
  if (query) checkTextQuery(query)
  for (const [field, values] of Object.entries({ ...filter.terms, ids: filter.ids ?? [] })) {
    if (values.length > MOST_VALUES) throw tooMuch(`${field} 至多 ${MOST_VALUES} 个取值`, `${field} takes at most ${MOST_VALUES} values`)
  }
  for (const [field, values] of Object.entries(filter.terms)) {
    if (values.some((value) => value.length > LONGEST_VALUE)) throw tooMuch(`${field} 的取值至多 ${LONGEST_VALUE} 个字符`, `A value of ${field} has at most ${LONGEST_VALUE} characters`)
  }
  if (filter.bucket !== undefined) checkNumber('bucket', filter.bucket, 0, BUCKETS - 1)
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
