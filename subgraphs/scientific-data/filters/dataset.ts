import { sql } from 'drizzle-orm'
import { contains } from '../../kit/filter.ts'
import type { Kind } from '../../kit/kind.ts'
import { dataset } from '../tables/dataset.ts'

export const datasetFilters: Kind['filters'] = {
  variable: (text: string) => contains(sql`concat(jsonb_path_query_array(${dataset.variables}, '$[*].name'), jsonb_path_query_array(${dataset.variables}, '$[*].label'))`, text),
}
