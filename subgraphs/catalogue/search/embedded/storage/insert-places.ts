import type { DatabaseSync } from 'node:sqlite'
import type { IndexTier } from '../../port.ts'
import { cutAtAntimeridian } from '../geography/boxes.ts'
import { TIER_NUMBER, type Tier } from './columns.ts'
import { prepared } from './prepared.ts'

export const insertPlaces = (db: DatabaseSync, doc: bigint, tier: Tier, { points, boxes }: Pick<IndexTier, 'points' | 'boxes'>): void => {
  const all = [...points.map(({ lon, lat }) => ({ west: lon, south: lat, east: lon, north: lat })), ...boxes].flatMap(cutAtAntimeridian)
  for (const { west, south, east, north } of all) {
    const { place } = prepared(db, 'INSERT INTO place (doc, tier, west, south, east, north) VALUES (?, ?, ?, ?, ?, ?) RETURNING place').get(
      doc, TIER_NUMBER[tier], west, south, east, north,
    ) as { place: number }
    prepared(db, 'INSERT INTO place_tree (place, west, east, south, north) VALUES (?, ?, ?, ?, ?)').run(place, west, east, south, north)
  }
}
