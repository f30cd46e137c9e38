import type { CatalogueContext } from './context.ts'
import { refuseNamesForCodes } from './named-instead-of-coded.ts'
import { bothSpans, type ResourceFilter, searchesProtected, toIndexFilter } from './search-arguments.ts'
import type { IndexQuery, TextField } from './search/port.ts'
import { settle, type Settled } from './search/query/settle.ts'

/** What is searched for, by whom, and what was made of the words that were typed. */
export interface ReadSearch { query: IndexQuery; settled: Settled }
export interface SearchWords { q?: string | null | undefined; field?: string | null | undefined; filter?: ResourceFilter | null | undefined }

const textField = (field: string | null | undefined): TextField | undefined => (!field || field === 'ANY' ? undefined : (field.toLowerCase() as TextField))

/** Embargoes end with a day, so no quarter of an hour sees the end of one: the same question is the same request for as long, and an engine may remember its answer. */
const QUARTER_MS = 900_000
export const embargoTime = (now: Date): number => Math.floor(now.getTime() / QUARTER_MS) * QUARTER_MS

/**
 * Reads words and filter for one viewer: every door to the index (hits, facets, map, tree, cube) goes through here. `chosen` comes from the cursor of a list
 * that goes on: its words are read as on its first page.
 */
export const readSearch = async (context: CatalogueContext, { q, field, filter }: SearchWords, chosen?: string): Promise<ReadSearch> => {
  const ticked = toIndexFilter(filter, context.viewer)
  refuseNamesForCodes(context.runtime, filter)
  const viewpoint = { protectedTiers: searchesProtected(context.viewer), now: embargoTime(context.now) }
  const settled = await settle(q, textField(field), context.runtime.engine, viewpoint, chosen)
  const generated = bothSpans(ticked.generated, settled.filter?.generated)
  return { settled, query: { ...(settled.query ? { query: settled.query } : {}), filter: { ...ticked, ...(generated ? { generated } : {}) }, ...viewpoint } }
}

/** The whole graph as anybody may search it, whoever asks. */
export const anonymousQuery = (context: CatalogueContext): IndexQuery => ({ filter: { terms: {} }, protectedTiers: false, now: embargoTime(context.now) })
