import { domainError } from '../../../../kit/errors.ts'
import type { Box, IndexFilter, Point } from '../../port.ts'
import type { Area } from '../../geography/area.ts'
import { cutAtAntimeridian } from '../../geography/boxes.ts'
import { circleArea } from '../../geography/circle-area.ts'
import { polygonArea } from '../../geography/polygon-area.ts'
import { type Query, type Reading, searchResources } from '../reading/reading.ts'
import { all, any, not, type View, visiblePlaces } from '../reading/view.ts'
import { polygonQueries } from './polygon-queries.ts'
import { touching } from './touching.ts'

/** Places next to the edge of an area that are looked at one by one. */
const MOST_DOUBTFUL = 2_000
/** Elasticsearch keeps points in 2 × 32 bits, a centimetre; and its distances are off by up to a millionth. */
const MARGIN_KM = 0.002
const MARGIN = 1e-6

/** What Elasticsearch can tell by itself: `sure` holds of no place outside, and of every place inside but those that `doubtful` holds of as well. */
export interface Rough { sure: Query; doubtful: Query }

export const areaFilters = async (reading: Reading, { box, near, within }: IndexFilter, view: View): Promise<Query[]> => {
  const conditions = [
    ...(box ? [overlapsAny(cutAtAntimeridian(box))] : []),
    ...(await Promise.all([
      ...(near ? [exactly(reading, circleArea(near), roughCircle(near))] : []),
      ...(within ? [exactly(reading, polygonArea(within), polygonQueries(within))] : []),
    ])),
  ]
  return conditions.map((condition) => inPlaces(all([visiblePlaces(view), condition])))
}

const inPlaces = (query: Query): Query => ({ nested: { path: 'places', query } })

/** Compared in doubles, so exact. */
const overlapsAny = (boxes: readonly Box[]): Query =>
  any(boxes.map(({ west, south, east, north }) => all([
    { range: { 'places.west': { lte: east } } }, { range: { 'places.east': { gte: west } } }, { range: { 'places.south': { lte: north } } }, { range: { 'places.north': { gte: south } } },
  ])))

/**
 * Elasticsearch finds roughly, doubles decide: places that may or may not have a part in the area are told apart here, each distinct one once, and asked
 * for by name. Points are doubtful in a narrow band along the edge, extents where none of their corners is surely inside.
 */
const exactly = async (reading: Reading, area: Area, { sure, doubtful }: Rough): Promise<Query> => {
  const uncertain = all([overlapsAny(area.around), not(sure), any([{ term: { 'places.isPoint': false } }, doubtful])])
  const { aggregations } = await searchResources(reading, {
    size: 0,
    query: inPlaces(uncertain),
    aggregations: { places: { nested: { path: 'places' }, aggregations: { uncertain: { filter: uncertain, aggregations: { keys: { terms: { field: 'places.key', size: MOST_DOUBTFUL } } } } } } },
  })
  const { keys } = (aggregations as unknown as Doubtful).places.uncertain
  if (keys.sum_other_doc_count > 0) throw domainError('LIMIT_EXCEEDED', { zh: '范围涉及的地点过多,请缩小范围', en: 'The area touches too many places, take a smaller one' })
  const inside = await touching(area, keys.buckets.map(({ key }) => key), reading.deadlineMs)
  return any([sure, ...(inside.length > 0 ? [{ terms: { 'places.key': inside } }] : [])])
}

interface Doubtful { places: { uncertain: { keys: { buckets: { key: string }[]; sum_other_doc_count: number } } } }

const roughCircle = ({ lon, lat, km }: Point & { km: number }): Rough => {
  const margin = MARGIN_KM + km * MARGIN
  const within = (distance: number): Query => ({ geo_distance: { distance: `${distance}km`, 'places.at': { lon, lat } } })
  return { sure: km > margin ? within(km - margin) : { match_none: {} }, doubtful: within(km + margin) }
}
