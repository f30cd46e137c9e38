/** One change of a feed, as contract/feed.graphql has it. */
export interface ResourceChange { id: string; typename: string; version: string; deleted: boolean; document: unknown }
export interface ResourceChangePage { changes: ResourceChange[]; cursor: string; more: boolean }

/** A feed that can be followed: an own subgraph in this process, or an endpoint. Throws `ResyncError` where the cursor is of an older epoch. */
export interface FeedSource {
  namespace: string
  page(after: string | null, first: number): Promise<ResourceChangePage>
  /** Time between two looks at a quiet feed that nobody wakes: as its partner declared. Absent for subgraphs of ours, which are looked at whenever there may be news. */
  readonly pollMs?: number
  /** Walked in full this often, because it cannot tell deletions. */
  readonly walkMs?: number
  /** Somebody else's: when a walk misses a great part of the records, they are kept until the Center has looked. */
  readonly holdsMassDeletions?: boolean
  /** Not looked at for the time being. */
  readonly paused?: boolean
}

export class ResyncError extends Error {}

/** The pace that a partner declared leaves no room for a look now: no failure, the next look will do. */
export class NoTurnError extends Error {}

export const FEED_QUERY = 'query FollowFeed($after: String, $first: Int!) { resourceChanges(after: $after, first: $first) { changes { id typename version deleted document } cursor more } }'

interface FeedResponse { data?: { resourceChanges?: ResourceChangePage | null } | null; errors?: readonly { message: string; extensions?: Record<string, unknown> }[] }

const isChange = (change: unknown): change is ResourceChange => {
  if (typeof change !== 'object' || change === null) return false
  const { id, typename, version, deleted } = change as Record<string, unknown>
  return typeof id === 'string' && typeof typename === 'string' && typeof version === 'string' && typeof deleted === 'boolean'
}

/** The page of a GraphQL answer, or the error that it tells. */
export const pageOf = (namespace: string, response: FeedResponse): ResourceChangePage => {
  const [error] = response.errors ?? []
  if (error?.extensions?.code === 'RESYNC') throw new ResyncError(`${namespace}: ${error.message}`)
  if (error) throw new Error(`${namespace}: ${String(error.extensions?.code ?? '')} ${error.message}`.trim())
  const page = response.data?.resourceChanges
  if (!page || !Array.isArray(page.changes) || !page.changes.every(isChange) || typeof page.cursor !== 'string' || typeof page.more !== 'boolean') throw new Error(`${namespace}: 变更流的响应格式不正确 / the feed's answer is malformed`)
  return page
}
