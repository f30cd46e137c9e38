import type { Endpoint } from './endpoint.ts'
import type { Outcome } from './finding.ts'
import type { ProbeTarget } from './target.ts'
import type { FeedEvidence } from './walk-feed.ts'

/** What the checks share: the candidate, and its feed as walked once. */
export interface Probing {
  target: ProbeTarget
  endpoint: Endpoint
  feed: FeedEvidence
}

/** One question to the endpoint. Ids are frozen. */
export interface LiveCheck {
  id: `live.${string}`
  run(probing: Probing): Promise<Outcome> | Outcome
}
