import { isService } from '../../../schema/viewer.ts'
import type { CatalogueContext } from '../context.ts'
import { embargoedWithMeasures } from '../repositories/embargoed-measures.ts'
import { countOf } from '../search-counts.ts'
import { readSearch } from '../search-query.ts'
import type { AggregateCell, IndexQuery, Measure } from '../search/port.ts'
import { isAskedFor } from './asked-for.ts'
import type { CubeArguments } from './cube.ts'
import type { CountedCube, CubeDimension, CubeMeasure } from './cube-field.ts'

const keyOf = (keys: readonly (string | null)[]): string => JSON.stringify(keys)

/** Cells that hold a record whose values nobody may read yet: their sums are withheld. */
const withheldCells = async (context: CatalogueContext, query: IndexQuery, dimensions: readonly CubeDimension[], measures: readonly Measure[]): Promise<ReadonlySet<string>> => {
  if (measures.length === 0 || isService(context.viewer)) return new Set()
  const ids = await embargoedWithMeasures(context.runtime.database.db, measures, context.now)
  const within = query.filter.ids ? ids.filter((id) => query.filter.ids?.includes(id)) : ids
  if (within.length === 0) return new Set()
  const cells = await context.runtime.engine.aggregate({ ...query, filter: { ...query.filter, ids: within } }, { dimensions, measures: [] })
  return new Set(cells.map(({ keys }) => keyOf(keys)))
}

const valueOf = (cell: AggregateCell, measure: CubeMeasure, withheld: boolean): number | null => {
  if (measure === 'COUNT') return cell.count
  return withheld ? null : (cell.sums[measure]?.sum ?? 0)
}

/** The cube of what is in the index now. */
export const countPresent = async (context: CatalogueContext, { dimensions, q, filter }: CubeArguments, measures: readonly CubeMeasure[]): Promise<CountedCube> => {
  const { query } = await readSearch(context, { q, filter })
  const summed = measures.filter((measure): measure is Measure => measure !== 'COUNT')
  const [cells, total, withheld] = await Promise.all([
    context.runtime.engine.aggregate(query, { dimensions, measures: summed }), countOf(context, query), withheldCells(context, query, dimensions, summed),
  ])
  return { total: total.value, cells: cells.filter((cell) => isAskedFor(query.filter.terms, dimensions, cell.keys)).map((cell) => ({ keys: cell.keys, count: cell.count, values: measures.map((measure) => valueOf(cell, measure, withheld.has(keyOf(cell.keys)))) })) }
}
