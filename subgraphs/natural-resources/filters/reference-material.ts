import { sql } from 'drizzle-orm'
import { contains } from '../../kit/filter.ts'
import type { Kind } from '../../kit/kind.ts'
import { referenceMaterial } from '../tables/reference-material.ts'

export const referenceMaterialFilters: Kind['filters'] = {
  certifiedProperty: (text: string) => contains(sql`jsonb_path_query_array(${referenceMaterial.certifiedValues}, '$[*].property')::text`, text),
}
