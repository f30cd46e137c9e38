import type { IndexQuery, Total } from '../../port.ts'
import { filterOf } from './filters.ts'
import { type Reading, searchSeveral } from './reading.ts'

export const count = async (reading: Reading, queries: readonly IndexQuery[], upTo?: number): Promise<Total[]> => {
  const filters = await Promise.all(queries.map((query) => filterOf(reading, query)))
  const answers = await searchSeveral(reading, filters.map((query) => ({ size: 0, track_total_hits: upTo ?? true, query })))
  return answers.map(({ hits: { total } }) => ({ value: total?.value ?? 0, relation: total?.relation === 'gte' ? 'AT_LEAST' : 'EXACT' }))
}
