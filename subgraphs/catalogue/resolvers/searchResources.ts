import { createHash } from 'node:crypto'
import { canonicalJson } from '../../kit/documents/canonical.ts'
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts'
import { domainError } from '../../kit/errors.ts'
import { type PageArguments, pageRequest } from '../../kit/page.ts'
import type { CatalogueContext } from '../context.ts'
import type { ResourceFilter } from '../search-arguments.ts'
import { readSearch, type ReadSearch } from '../search-query.ts'
import type { Hit, IndexSort, SearchRequest } from '../search/port.ts'

export interface SearchArguments extends PageArguments {
  q?: string | null
  field?: string | null
  filter?: ResourceFilter | null
  sort?: IndexSort | null
  page?: number | null
  notBefore?: string[] | null
}

/** The hits of one page. */
export interface Found {
  hits: Hit[]
  cursorOf: (hit: Hit) => string
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** A search as its fields see it: hits, totals, facets are each looked for when they are selected. */
export interface Search extends ReadSearch {
  found: () => Promise<Found>
  size: number
}

/** Pages by number reach this far; cursors go on without end. */
export const DEEPEST_HIT = 10_000

const checkPage = (page: number, size: number, args: PageArguments): void => {
  if (args.after != null || args.before != null || args.last != null) throw domainError('BAD_INPUT', { zh: 'page 只与 first 合用,不与游标合用', en: 'page goes with first, not with a cursor' })
  if (page < 1) throw domainError('BAD_INPUT', { zh: `page 从 1 起,实为 ${page}`, en: `page starts at 1, not ${page}` })
  if (page * size > DEEPEST_HIT) throw domainError('BAD_INPUT', { zh: `按页码至多翻到第 ${DEEPEST_HIT} 条;更后的结果请用 after 游标翻页`, en: `Pages by number end at hit ${DEEPEST_HIT}; go on with the after cursor` })
}

/** Cursors belong to one search: the same words, filter and order. */
const listName = ({ q, field, filter, sort }: SearchArguments): string =>
  `found ${createHash('sha256').update(canonicalJson([q ?? '', field ?? 'ANY', filter ?? {}, sort ?? 'RELEVANCE'])).digest('base64url').slice(0, 12)}`

type Place = readonly (string | number | null)[]

const placeOf = (page: number | null, size: number, backward: boolean, place: Place | undefined): Partial<SearchRequest> => {
  if (page !== null) return { offset: (page - 1) * size }
  if (backward) return place ? { before: place } : { fromEnd: true }
  return place ? { after: place } : {}
}

/** One page of a search. */
export const searchPage = async (args: SearchArguments, context: CatalogueContext): Promise<Search> => {
  const request = pageRequest(args)
  const page = args.page ?? null
  if (page !== null) checkPage(page, request.size, args)
  const list = listName(args)
  // The reading of the words comes first in a cursor: a record published meanwhile must not change it. Pages by number settle it anew.
  const [chosen, ...place] = request.cursor === null ? [] : decodeCursor(list, request.cursor)
  if (args.notBefore && args.notBefore.length > 0) await context.runtime.waitFor(args.notBefore)
  const read = await readSearch(context, args, chosen == null ? undefined : String(chosen))
  const started = request.cursor !== null || (page ?? 1) > 1
  const cursorOf = (hit: Hit): string => encodeCursor(list, [read.settled.chosen ?? null, ...hit.cursor])
  const find = async (): Promise<Found> => {
    const { hits, more } = await context.runtime.engine.search({ ...read.query, sort: args.sort ?? 'RELEVANCE', first: request.size, ...placeOf(page, request.size, request.backward, request.cursor === null ? undefined : place) })
    const [first, last] = [hits[0], hits.at(-1)]
    return {
      hits, cursorOf,
      pageInfo: {
        hasNextPage: request.backward ? started : more,
        hasPreviousPage: request.backward ? more : started,
        startCursor: first ? cursorOf(first) : null,
        endCursor: last ? cursorOf(last) : null,
      },
    }
  }
  let looking: Promise<Found> | undefined
  return { ...read, size: request.size, found: () => (looking ??= find()) }
}

export const searchResources = (_source: unknown, args: SearchArguments, context: CatalogueContext): Promise<Search> => searchPage(args, context)
