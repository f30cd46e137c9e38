import type { DatabaseSync } from 'node:sqlite'
import { type Box, type GridCell, type GridRequest, type IndexQuery, MOST_CELLS } from '../../port.ts'
import { cutAtAntimeridian } from '../../geography/boxes.ts'
import { FINEST_ZOOM } from '../../geography/tiles.ts'
import { join, type Sql, sql } from '../sql.ts'
import { findDocuments, matchText } from './find.ts'
import { rows } from './rows.ts'
import { isVisiblePlace } from './visible-tiers.ts'

interface Row extends Box { x: number; y: number; count: number; lon: number; lat: number; sample: string }

/** Tiles, the fullest first; one more than are allowed where there are more. */
export const grid = (db: DatabaseSync, query: IndexQuery, { zoom, box }: GridRequest): GridCell[] => {
  matchText(db, query)
  const places = findDocuments(db, query) === null ? sql`place AS p` : sql`temp.found AS f CROSS JOIN place AS p INDEXED BY place_of_document ON p.doc = f.doc`
  const bits = FINEST_ZOOM - zoom
  const tiles = sql`
    SELECT p.x >> ${bits} AS x, p.y >> ${bits} AS y, count(DISTINCT p.doc) AS count, avg(p.lon) AS lon, avg(p.lat) AS lat,
      min(p.lon) AS west, min(p.lat) AS south, max(p.lon) AS east, max(p.lat) AS north, min(d.id) AS sample
    FROM ${places} CROSS JOIN document AS d ON d.doc = p.doc
    WHERE p.lon IS NOT NULL AND ${isVisiblePlace('p', query)} AND ${box ? stands(box) : sql`1`}
    GROUP BY 1, 2 ORDER BY count DESC, x, y LIMIT ${MOST_CELLS + 1}`
  return rows<Row>(db, tiles).map(({ x, y, count, lon, lat, west, south, east, north, sample }) =>
    ({ tile: `${zoom}/${x}/${y}`, count, point: { lon, lat }, box: { west, south, east, north }, sample }))
}

/** The centre stands in the box, edges included. */
const stands = (box: Box): Sql => {
  const parts = cutAtAntimeridian(box).map(({ west, south, east, north }) => sql`(p.lon >= ${west} AND p.lon <= ${east} AND p.lat >= ${south} AND p.lat <= ${north})`)
  return sql`(${join(parts, ' OR ')})`
}
