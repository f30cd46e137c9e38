import type { DatabaseSync } from 'node:sqlite'
import type { Box, IndexTier } from '../../port.ts'
import { cutAtAntimeridian } from '../../geography/boxes.ts'
import { centreOf, finestTile } from '../../geography/tiles.ts'
import { TIER_NUMBER, type Tier } from './columns.ts'
import { prepared } from './prepared.ts'

export const insertPlaces = (db: DatabaseSync, doc: bigint, tier: Tier, { points, boxes }: Pick<IndexTier, 'points' | 'boxes'>): void => {
  const all: Box[] = [...points.map(({ lon, lat }) => ({ west: lon, south: lat, east: lon, north: lat })), ...boxes]
  for (const box of all) {
    const centre = centreOf(box)
    const tile = finestTile(centre)
    for (const [part, { west, south, east, north }] of cutAtAntimeridian(box).entries()) {
      const { place } = prepared(db, INSERT).get(doc, TIER_NUMBER[tier], west, south, east, north, ...(part === 0 ? [centre.lon, centre.lat, tile.x, tile.y] : [null, null, null, null])) as { place: number }
      prepared(db, 'INSERT INTO place_tree (place, west, east, south, north) VALUES (?, ?, ?, ?, ?)').run(place, west, east, south, north)
    }
  }
}

const INSERT = 'INSERT INTO place (doc, tier, west, south, east, north, lon, lat, x, y) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING place'
