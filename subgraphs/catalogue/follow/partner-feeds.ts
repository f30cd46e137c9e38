import type { SubgraphEntry, SupergraphArtifact } from '../../../schema/supergraph.ts'
import type { Log } from '../../kit/log.ts'
import { Loop } from '../../kit/loop.ts'
import type { FeedSource } from './feed-source.ts'

/** What the feeds of partners are followed into. */
export interface Following {
  follow(source: FeedSource): void
  unfollow(namespace: string): Promise<void>
  retire(namespace: string): Promise<void>
  withArtifact(artifact: SupergraphArtifact): unknown
}

export interface PartnerFeedsOptions {
  catalogue: Following
  /** The version of the graph to follow the partners of. */
  current: () => Promise<SupergraphArtifact>
  watch: (onChange: () => void) => Promise<void>
  open: (entry: SubgraphEntry & { url: string }) => FeedSource & { close(): Promise<void> }
  log: Log
  pollMs?: number
}

const POLL_MS = 2_000

type PartnerEntry = SubgraphEntry & { url: string }
const isFollowed = (entry: SubgraphEntry): entry is PartnerEntry => entry.terms !== undefined && entry.feed && !entry.terms.paused && entry.url !== undefined

/** Follows the feeds of exactly those partners that are in the current graph, each as it wants to be treated, and lets go of those that left. */
export const createPartnerFeeds = ({ catalogue, current, watch, open, log, pollMs = POLL_MS }: PartnerFeedsOptions): { start(): void; stop(): Promise<void> } => {
  const followed = new Map<string, { key: string; feed: FeedSource & { close(): Promise<void> } }>()
  const retired = new Set<string>()
  let adopted = ''
  let watching = false

  const stopFollowing = async (namespace: string): Promise<void> => {
    const known = followed.get(namespace)
    followed.delete(namespace)
    await catalogue.unfollow(namespace)
    await known?.feed.close()
  }

  const adopt = async (artifact: SupergraphArtifact): Promise<void> => {
    catalogue.withArtifact(artifact)
    const wanted = new Map(artifact.subgraphs.filter(isFollowed).map((entry) => [entry.namespace, { entry, key: JSON.stringify([entry.url, entry.terms]) }]))
    for (const [namespace, { key }] of followed) if (wanted.get(namespace)?.key !== key) await stopFollowing(namespace)
    for (const [namespace, { entry, key }] of wanted) {
      if (followed.has(namespace)) continue
      const feed = open(entry)
      followed.set(namespace, { key, feed })
      catalogue.follow(feed)
    }
    for (const { namespace, keep } of artifact.departed ?? []) {
      if (keep !== 'TOMBSTONES' || retired.has(namespace)) continue
      await catalogue.retire(namespace)
      retired.add(namespace)
    }
  }

  const loop: Loop = new Loop({
    log, idleMs: pollMs,
    step: async () => {
      if (!watching) {
        await watch(() => loop.wake())
        watching = true
      }
      const artifact = await current()
      if (artifact.version === adopted) return false
      await adopt(artifact)
      adopted = artifact.version
      return false
    },
    onError: (error) => log.warn({ error: String(error) }, 'the partners of the current graph cannot be learnt'),
  })
  return {
    start: () => loop.start(),
    stop: async () => {
      await loop.stop()
      await Promise.all([...followed.keys()].map(stopFollowing))
    },
  }
}
