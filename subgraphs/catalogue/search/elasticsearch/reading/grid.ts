import { type Box, type GridCell, type GridRequest, type IndexQuery, MOST_CELLS } from '../../port.ts'
import { cutAtAntimeridian } from '../../geography/boxes.ts'
import { filterOf } from './filters.ts'
import { type Aggregations, type Query, type Reading, searchResources } from './reading.ts'
import { all, any, visiblePlaces } from './view.ts'

interface Value { value: number }
interface Tile { key: string; lon: Value; lat: Value; west: Value; south: Value; east: Value; north: Value; records: { doc_count: number; sample: Value } }

/** Tiles, the fullest first; one more than are allowed where there are more. */
export const grid = async (reading: Reading, query: IndexQuery, { zoom, box }: GridRequest): Promise<GridCell[]> => {
  const filter = await filterOf(reading, query)
  const counted = all([{ exists: { field: 'places.lon' } }, visiblePlaces(query), ...(box ? [stands(box)] : [])])
  const tiles = { geotile_grid: { field: 'places.centre', precision: zoom, size: MOST_CELLS + 1 }, aggregations: ofTile }
  const { aggregations } = await searchResources(reading, {
    size: 0,
    query: filter,
    aggregations: { places: { nested: { path: 'places' }, aggregations: { counted: { filter: counted, aggregations: { tiles } } } } },
  })
  const { buckets } = (aggregations as unknown as { places: { counted: { tiles: { buckets: Tile[] } } } }).places.counted.tiles
  const ids = await idsOf(reading, filter, buckets.map(({ records }) => records.sample.value))
  // A record that was taken out between the two requests takes its tile along.
  return buckets.flatMap((tile) => cellOf(tile, ids.get(tile.records.sample.value))).sort((a, b) => b.count - a.count)
}

/** The centre stands in the box, edges included. In doubles. */
const stands = (box: Box): Query =>
  any(cutAtAntimeridian(box).map(({ west, south, east, north }) => all([{ range: { 'places.lon': { gte: west, lte: east } } }, { range: { 'places.lat': { gte: south, lte: north } } }])))

const ofTile: Aggregations = {
  lon: { avg: { field: 'places.lon' } }, lat: { avg: { field: 'places.lat' } },
  west: { min: { field: 'places.lon' } }, east: { max: { field: 'places.lon' } }, south: { min: { field: 'places.lat' } }, north: { max: { field: 'places.lat' } },
  records: { reverse_nested: {}, aggregations: { sample: { min: { field: 'idHash' } } } },
}

const cellOf = ({ key, lon, lat, west, south, east, north, records }: Tile, sample: string | undefined): GridCell[] =>
  sample === undefined
    ? []
    : [{ tile: key, count: records.doc_count, point: { lon: lon.value, lat: lat.value }, box: { west: west.value, south: south.value, east: east.value, north: north.value }, sample }]

/** One record of each tile is known by the hash of its id, which is all that can be asked for the least of. */
const idsOf = async (reading: Reading, filter: Query, hashes: readonly number[]): Promise<Map<number, string>> => {
  if (hashes.length === 0) return new Map()
  const { hits } = await searchResources(reading, {
    query: all([filter, { terms: { idHash: [...new Set(hashes)] } }]), sort: [{ id: { order: 'asc' } }], size: hashes.length, docvalue_fields: ['idHash'],
  })
  return new Map(hits.hits.map(({ sort = [], fields }) => [fields?.idHash?.[0] as number, sort[0] as string]))
}
