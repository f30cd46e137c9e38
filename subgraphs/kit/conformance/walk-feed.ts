import type { Endpoint } from './endpoint.ts'
import { FEED_MOST, FEED_PAGE } from './limits.ts'
import { isObject, type Reply } from './reply.ts'

export interface FeedRow { id: string; typename: string; version: string; deleted: boolean; document: unknown }
export interface FeedPage { changes: readonly FeedRow[]; cursor: string; more: boolean }

/** Pages after each other, as far as the probe goes. */
export interface Walk {
  first: number
  pages: readonly FeedPage[]
  rows: readonly FeedRow[]
  /** The last page said that there is no more. */
  ended: boolean
  /** What came instead of a page. */
  broken?: Reply
}

/** Three walks over the same data with pages of different sizes. */
export interface FeedEvidence { wide: Walk; five: Walk; few: Walk; rows: readonly FeedRow[] }

const FEED_QUERY = 'query KeyuanProbeFeed($after: String, $first: Int!) { resourceChanges(after: $after, first: $first) { changes { id typename version deleted document } cursor more } }'
const PAGES_OF_FIVE = 3
const FIVE = 5

export const askFeed = (endpoint: Endpoint, after: string | null, first: number, authorization?: string | null): Promise<Reply> =>
  endpoint.ask({ what: `feed ${first}`, body: { query: FEED_QUERY, variables: { after, first } }, authorization, isFeed: true })

const isRow = (value: unknown): value is FeedRow =>
  isObject(value) && typeof value.id === 'string' && typeof value.typename === 'string' && typeof value.version === 'string' && value.version !== '' && typeof value.deleted === 'boolean'

/** The page of a reply, or null where it is none. */
export const pageOf = (reply: Reply): FeedPage | null => {
  if (reply.kind !== 'answer' || reply.errors.length > 0) return null
  const page = reply.data.resourceChanges
  const whole = isObject(page) && Array.isArray(page.changes) && page.changes.every(isRow) && typeof page.cursor === 'string' && typeof page.more === 'boolean'
  return whole ? (page as unknown as FeedPage) : null
}

export const walk = async (endpoint: Endpoint, first: number, mostPages: number): Promise<Walk> => {
  const pages: FeedPage[] = []
  // However many a page holds, no more than the contract allows are looked at.
  const rows = (): FeedRow[] => pages.flatMap(({ changes }) => changes.slice(0, FEED_MOST))
  let after: string | null = null
  while (pages.length < mostPages) {
    const reply = await askFeed(endpoint, after, first)
    const page = pageOf(reply)
    if (!page) return { first, pages, rows: rows(), ended: false, broken: reply }
    pages.push(page)
    after = page.cursor
    if (!page.more) break
  }
  return { first, pages, rows: rows(), ended: pages.at(-1)?.more === false }
}

/** At most 500 records at once, 15 by fives and as many by twos; by ones where there are hardly any. */
export const walkFeed = async (endpoint: Endpoint): Promise<FeedEvidence> => {
  const wide = await walk(endpoint, FEED_PAGE, 1)
  // Whoever is silent once would be silent for as long as it is asked.
  if (wide.broken?.kind === 'fault') return { wide, five: wide, few: wide, rows: [] }
  const five = await walk(endpoint, FIVE, PAGES_OF_FIVE)
  const few = await walk(endpoint, five.rows.length > 2 ? 2 : 1, Math.max(2, Math.ceil(five.rows.length / 2)))
  const rows = new Map([...few.rows, ...five.rows, ...wide.rows].map((row) => [row.id, row]))
  return { wide, five, few, rows: [...rows.values()] }
}
