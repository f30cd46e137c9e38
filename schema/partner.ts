import type { ResourceTypeEntry } from './supergraph.ts'

/** How a partner's endpoint wants to be treated. Gateway and follower obey; part of the supergraph's version. */
export interface PartnerTerms {
  /** Requests a second, of gateway and follower together in one process, at most. */
  requestsPerSecond: number
  /** Requests under way at once, at most. */
  concurrency: number
  /** References in one `_entities` call, at most. */
  idsPerBatch: number
  /** Seconds between two looks at a quiet feed. */
  pollSeconds: number
  /** `NONE`: the feed cannot tell deletions, so the catalogue walks it in full and compares. */
  deletions: 'TOMBSTONES' | 'NONE'
  /** Not asked for the time being: the catalogue answers core fields, the feed rests. */
  paused?: boolean
}

export const DEFAULT_TERMS: PartnerTerms = { requestsPerSecond: 50, concurrency: 8, idsPerBatch: 200, pollSeconds: 60, deletions: 'TOMBSTONES' }

/** What a partner submits: its SDL, where it answers, which resource types it owns, how it wants to be treated. */
export interface PartnerSubgraph {
  namespace: string
  sdl: string
  /** GraphQL endpoint, http(s). */
  url: string
  resourceTypes: readonly ResourceTypeEntry[]
  terms: PartnerTerms
}
