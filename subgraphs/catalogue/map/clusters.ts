import { domainError } from '../../kit/errors.ts'
import { type CatalogueContext, findResource } from '../context.ts'
import { checkedBox } from '../search-arguments.ts'
import type { ReadSearch } from '../search-query.ts'
import type { Box, GridCell } from '../search/port.ts'

const DEEPEST_ZOOM = 22

interface ClusterArguments { zoom: number; box?: Box | null }

/** A tenth of a metre: what is beyond differs between engines and says nothing. */
const rounded = <T extends object>(place: T): T => Object.fromEntries(Object.entries(place).map(([name, value]) => [name, Math.round(value as number * 1e6) / 1e6])) as T

/** The hits of a search on the map, gathered by tile. */
export const clusters = async ({ query }: ReadSearch, { zoom, box }: ClusterArguments, context: CatalogueContext): Promise<GridCell[]> => {
  if (zoom < 0 || zoom > DEEPEST_ZOOM) throw domainError('BAD_INPUT', { zh: `zoom 应为 0–${DEEPEST_ZOOM},实为 ${zoom}`, en: `zoom is 0 to ${DEEPEST_ZOOM}, not ${zoom}` })
  const cells = await context.runtime.engine.grid(query, { zoom, ...(box ? { box: checkedBox(box) } : {}) })
  return cells.map((cell) => ({ ...cell, point: rounded(cell.point), box: rounded(cell.box) }))
}

export const MapCluster = { sample: ({ sample }: GridCell, _args: unknown, context: CatalogueContext) => findResource(context, sample) }
