import { domainError } from '../../kit/errors.ts'
import type { CatalogueContext } from '../context.ts'
import { HISTORY_FIELDS } from '../dimensions.ts'
import { countHistory } from '../repositories/history.ts'
import { type ResourceFilter, searchesProtected, toIndexFilter } from '../search-arguments.ts'
import { MOST_CELLS, type TermField } from '../search/port.ts'
import { isAskedFor } from './asked-for.ts'
import type { CountedCube, CubeDimension } from './cube-field.ts'

const KEPT: ReadonlySet<TermField> = new Set<TermField>(HISTORY_FIELDS)

/** The cube as of an instant: of what was public then, what may be counted now. */
export const countPast = async (context: CatalogueContext, dimensions: readonly CubeDimension[], filter: ResourceFilter | null | undefined, at: Date): Promise<CountedCube> => {
  const { terms, missing = [], ...others } = toIndexFilter(filter, context.viewer)
  const notKept = [...Object.keys(others), ...([...Object.keys(terms), ...missing] as TermField[]).filter((field) => !KEPT.has(field))]
  if (notKept.length > 0) throw domainError('BAD_INPUT', { zh: `asOf 只能按维度筛选,历史不保留 ${notKept.join('、')}`, en: `asOf filters by dimensions only; the history does not keep ${notKept.join(', ')}` })
  const { cells, total } = await countHistory(context.runtime.database.db, { at, now: context.now, dimensions, terms, missing, protectedTiers: searchesProtected(context.viewer), most: MOST_CELLS })
  if (cells.length > MOST_CELLS) throw domainError('LIMIT_EXCEEDED', { zh: `单元格超过 ${MOST_CELLS} 个,请减少维度或加筛选`, en: `More than ${MOST_CELLS} cells: take fewer dimensions or filter` })
  return { total, cells: cells.filter(({ keys }) => isAskedFor(terms, dimensions, keys)).map((cell) => ({ ...cell, values: [cell.count] })) }
}
