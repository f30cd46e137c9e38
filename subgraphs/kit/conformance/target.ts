import type { PartnerSubgraph } from '../../../schema/partner.ts'
import type { Role } from '../../../schema/viewer.ts'
import type { Post } from '../outbound/guarded-post.ts'

/** Which token; without wishes a fresh one for the candidate's namespace with the follower's grants. */
export interface TokenWish {
  audience?: string
  role?: Role
  /** Issued so long ago; over 300 it has expired. */
  secondsAgo?: number
}

/** A candidate endpoint, and the means to ask it as the graph would. */
export interface ProbeTarget {
  subgraph: PartnerSubgraph
  /**
   * A genuine token of the graph. Whoever cannot sign what is wished returns null, or what it has: the probe looks into the token
   * and leaves out what it has no token for.
   */
  token: (wish?: TokenWish) => Promise<string | null>
  /** POST with SSRF guard, deadline and byte cap. */
  post: Post
}
