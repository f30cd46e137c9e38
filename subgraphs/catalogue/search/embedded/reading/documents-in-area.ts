import type { DatabaseSync } from 'node:sqlite'
import type { Box } from '../../port.ts'
import type { Area } from '../../geography/area.ts'
import { sql } from '../sql.ts'
import { rows } from './rows.ts'
import { isVisiblePlace, type View } from './visible-tiers.ts'

/** The tree keeps 32-bit floats, rounded outwards: it finds too much, never too little. What counts is the second look, in doubles. */
export const documentsIn = (db: DatabaseSync, area: Area, view: View): number[] => {
  const found = new Set<number>()
  for (const box of area.around) {
    const candidates = sql`
      SELECT place.doc, place.west, place.south, place.east, place.north FROM place_tree AS tree CROSS JOIN place ON place.place = tree.place
      WHERE tree.west <= ${box.east} AND tree.east >= ${box.west} AND tree.south <= ${box.north} AND tree.north >= ${box.south} AND ${isVisiblePlace('place', view)}`
    for (const { doc, ...place } of rows<Box & { doc: number }>(db, candidates)) if (!found.has(doc) && area.touches(place)) found.add(doc)
  }
  return [...found]
}
