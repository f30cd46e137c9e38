import { sql } from 'drizzle-orm'
import { contains } from '../../kit/filter.ts'
import type { Kind } from '../../kit/kind.ts'
import type { NaturalTable } from '../tables/natural-columns.ts'

/** Filters over parts of the common columns; a kind offers those that its SDL declares. Names of taxa are looked for in Latin and in Chinese. */
export const naturalFilters = ({ taxon, origin }: Pick<NaturalTable, 'taxon' | 'origin'>): Kind['filters'] => ({
  scientificName: (text: string) => contains(sql`${taxon} ->> 'scientificName'`, text),
  family: (text: string) => contains(sql`concat_ws(' ', ${taxon} ->> 'family', ${taxon} ->> 'familyZh')`, text),
  genus: (text: string) => contains(sql`concat_ws(' ', ${taxon} ->> 'genus', ${taxon} ->> 'genusZh')`, text),
  country: (codes: string[]) => sql`${origin} ->> 'countryCode' = any(${sql.param(codes)}::text[])`,
  province: (text: string) => contains(sql`${origin} ->> 'province'`, text),
})
