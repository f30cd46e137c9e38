import type { CoreDocument } from '../../../schema/document.ts'
import { type CatalogueContext, findResource } from '../context.ts'
import { clusters } from '../map/clusters.ts'
import { countOf } from '../search-counts.ts'
import { fieldTextsOf } from '../search/document/texts.ts'
import type { Hit } from '../search/port.ts'
import { facet } from './facet.ts'
import { type HitTexts, hitTexts } from './hit-texts.ts'
import type { Search } from './searchResources.ts'

/** A hit of a search. */
export interface Edge { hit: Hit; search: Search; cursorOf: (hit: Hit) => string; score: number | null; texts: HitTexts }

const edges = async (search: Search, _args: unknown, context: CatalogueContext): Promise<Edge[]> => {
  const { hits, cursorOf } = await search.found()
  return hits.map((hit) => ({
    hit, search, cursorOf, score: hit.score,
    // Of what this viewer may see: nothing else is quoted.
    texts: hitTexts(async () => {
      const view = await findResource(context, hit.id)
      return view && fieldTextsOf(view as unknown as CoreDocument)
    }, search.settled.marked),
  }))
}

/** Pages that the whole list has; those beyond the 10,000th hit are reached by cursor. */
const pageCount = async ({ query, size }: Search, _args: unknown, context: CatalogueContext): Promise<number> => Math.ceil((await countOf(context, query)).value / size)

export const ResourceSearchConnection = {
  edges,
  pageInfo: async ({ found }: Search) => (await found()).pageInfo,
  total: ({ query }: Search, _args: unknown, context: CatalogueContext) => countOf(context, query),
  pageCount,
  facet,
  clusters,
  interpretation: ({ settled }: Search) => settled.interpretation.searchedFor === null ? null : settled.interpretation,
}
