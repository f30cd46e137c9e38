import type { Box, IndexDocument, Point } from '../../port.ts'
import { cutAtAntimeridian } from '../../geography/boxes.ts'
import { centreOf } from '../../geography/tiles.ts'
import { type Tier, TIERS } from '../indices/layout.ts'

interface PlaceSource extends Box { tier: Tier; until?: number; key: string; isPoint: boolean; at: Point[]; centre?: Point; lon?: number; lat?: number }

/** West, south, east, north in full precision. */
export const keyOfPlace = ({ west, south, east, north }: Box): string => [west, south, east, north].join(' ')
export const placeOfKey = (key: string): Box => {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = key.split(' ').map(Number)
  return { west, south, east, north }
}

/** Boxes with west <= east, points as boxes without extent. The first part of each place stands for it on the map. */
export const placesSource = (document: IndexDocument): PlaceSource[] =>
  TIERS.flatMap((tier) => {
    const { points = [], boxes = [] } = document[tier] ?? {}
    const all = [...points.map(({ lon, lat }) => ({ west: lon, south: lat, east: lon, north: lat })), ...boxes]
    return all.flatMap((box) => cutAtAntimeridian(box).map((part, index) => ({
      ...placeSource(tier, part, index === 0 ? centreOf(box) : undefined),
      ...(document.embargoedUntil === undefined ? {} : { until: document.embargoedUntil }),
    })))
  })

const placeSource = (tier: Tier, part: Box, centre: Point | undefined): PlaceSource => {
  const { west, south, east, north } = part
  const isPoint = west === east && south === north
  const corners = [{ lon: west, lat: south }, { lon: east, lat: south }, { lon: east, lat: north }, { lon: west, lat: north }]
  return { ...part, tier, key: keyOfPlace(part), isPoint, at: isPoint ? corners.slice(0, 1) : corners, ...(centre ? { centre, ...centre } : {}) }
}
