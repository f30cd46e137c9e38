import type { CatalogueContext } from '../context.ts'
import type { ResourceFilter } from '../search-arguments.ts'
import { readSearch } from '../search-query.ts'
import { cityOf } from '../vocabulary/cities.ts'

const INSTRUMENT = 'INSTRUMENT'
const ALL_CITIES = 1_000

type SizeClass = 'GE_500' | 'FROM_100_TO_500' | 'LT_100'

/** Boundaries of S4-16 (decision A4): each class holds its lower one. */
export const sizeClassOf = (count: number): SizeClass => (count >= 500 ? 'GE_500' : count >= 100 ? 'FROM_100_TO_500' : 'LT_100')

/** Cities by number of instruments, most first; those without any are not listed. */
export const instrumentCities = async (_source: unknown, { filter }: { filter?: ResourceFilter | null }, context: CatalogueContext) => {
  if (filter?.types && !filter.types.includes(INSTRUMENT)) return []
  const { query } = await readSearch(context, { filter: { ...filter, types: [INSTRUMENT] } })
  const [counted] = await context.runtime.engine.facets(query, [{ field: 'CITY', first: ALL_CITIES }])
  const ticked = query.filter.terms.CITY
  return (counted?.buckets ?? [])
    // A facet counts as if its own filter were off; this list is a result, which the filter holds for.
    .filter(({ key, count }) => count > 0 && (!ticked || ticked.includes(key)) && !query.filter.missing?.includes('CITY'))
    .map(({ key, count }) => ({ adminCode: key, city: cityOf(key)?.label ?? key, point: cityOf(key)?.point ?? null, count, sizeClass: sizeClassOf(count) }))
}
