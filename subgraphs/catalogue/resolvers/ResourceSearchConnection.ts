import type { CatalogueContext } from '../context.ts'
import { clusters } from '../map/clusters.ts'
import { countOf } from '../search-counts.ts'
import type { Hit } from '../search/port.ts'
import { facet } from './facet.ts'
import type { Search } from './searchResources.ts'

/** A hit of a search. */
export interface Edge { hit: Hit; search: Search; cursor: string; score: number | null }

/** Pages that the whole list has; those beyond the 10,000th hit are reached by cursor. */
const pageCount = async ({ query, size }: Search, _args: unknown, context: CatalogueContext): Promise<number> => Math.ceil((await countOf(context, query)).value / size)

export const ResourceSearchConnection = {
  edges: (search: Search): Edge[] => search.hits.map((hit) => ({ hit, search, cursor: search.cursorOf(hit), score: hit.score })),
  total: ({ query }: Search, _args: unknown, context: CatalogueContext) => countOf(context, query),
  pageCount,
  facet,
  clusters,
  interpretation: ({ settled }: Search) => settled.interpretation.searchedFor === null ? null : settled.interpretation,
}
