import { type Answered, recordOf, recordsOf, textOf } from '../../../schema/citation/plain-values.ts'
import type { GraphReply, GraphRequest } from '../../../subgraphs/kit/graph-client.ts'

/** Asks the public graph as anybody. */
export type AskAsAnybody = (request: GraphRequest) => Promise<GraphReply>

/** The graph did not answer; the same may be asked again after that long. */
export class Unanswered extends Error {
  readonly status: number
  readonly retryAfterSeconds: number
  /** Of the first error, where there is one. */
  readonly code: string | undefined
  constructor({ status, errors, retryAfterSeconds = 5 }: GraphReply) {
    super(errors?.[0]?.message ?? `The graph answered ${status}`)
    this.status = status === 429 ? 429 : 503
    this.retryAfterSeconds = retryAfterSeconds
    this.code = errors?.[0]?.extensions?.code
  }
}

export const PAGE = 200

const LIST = 'searchResources(sort: UPDATED_DESC, first: $first, after: $after)'
const STEP = `query SitemapWalk($first: Int!, $after: String, $dated: Boolean!) { ${LIST} { pageInfo { hasNextPage endCursor } edges @include(if: $dated) { node { updatedAt } } } }`
const ENTRIES = `query SitemapPart($first: Int!, $after: String) { ${LIST} { pageInfo { hasNextPage endCursor } edges { cursor node { id updatedAt } } } }`

const page = async (ask: AskAsAnybody, operationName: string, query: string, variables: Record<string, unknown>): Promise<{ more: boolean; end: string | null; edges: Answered[] }> => {
  const reply = await ask({ query, variables: { first: PAGE, ...variables }, operationName })
  const list = recordOf(reply.data?.searchResources)
  const pageInfo = recordOf(list.pageInfo)
  // A page with a hole would be a sitemap with one.
  if (reply.errors?.length || !list.pageInfo) throw new Unanswered(reply)
  return { more: pageInfo.hasNextPage === true, end: typeof pageInfo.endCursor === 'string' ? pageInfo.endCursor : null, edges: recordsOf(list.edges) }
}

/** One page further in the order of change, latest first, without reading the records; `dated` also tells when the first of them changed. */
export const step = async (ask: AskAsAnybody, after: string | null, dated: boolean) => {
  const { more, end, edges } = await page(ask, 'SitemapWalk', STEP, { after, dated })
  return { more, end, changedAt: textOf(recordOf(edges[0]?.node).updatedAt) }
}

/** The records of one page with their cursors. */
export const entries = async (ask: AskAsAnybody, after: string | null) => {
  const { more, end, edges } = await page(ask, 'SitemapPart', ENTRIES, { after })
  return { more, end, entries: edges.map(({ cursor, node }) => ({ cursor: String(cursor), id: textOf(recordOf(node).id), updatedAt: textOf(recordOf(node).updatedAt) })) }
}
