import { executeOn } from '../../subgraphs/kit/execute.ts'
import { contentHash } from '../../subgraphs/kit/documents/canonical.ts'
import type { RunningSubgraph } from '../../subgraphs/kit/open-subgraph.ts'
import { FEED_QUERY } from '../../subgraphs/catalogue/follow/feed-source.ts'
import type { Viewer } from '../../schema/viewer.ts'

export const SERVICE: Viewer = { id: 'test', grants: [{ role: 'SERVICE' }] }

/** `hash` as the read model and the checksums of the index have it, computed anew from what the owner says now. */
export interface OwnerRow { version: string; deleted: boolean; hash: string }

/** The owner's rows as its feed says them, from the first to the last. */
export const ownerRows = async (subgraph: RunningSubgraph): Promise<Map<string, OwnerRow>> => {
  const rows = new Map<string, OwnerRow>()
  for (let after: string | null = null; ; ) {
    const { data, errors } = await executeOn(subgraph, { query: FEED_QUERY, variables: { after, first: 500 } }, { viewer: SERVICE, requestId: 'compare' })
    if (errors?.[0]) throw errors[0]
    const page = (data as never as { resourceChanges: { changes: { id: string; typename: string; version: string; deleted: boolean; document: object }[]; cursor: string; more: boolean } }).resourceChanges
    for (const { id, typename, version, deleted, document } of page.changes) {
      const stated = JSON.parse(JSON.stringify(deleted ? { profile: 'core/1', resourceType: 'UNKNOWN', status: 'WITHDRAWN', ...document } : document)) as object
      rows.set(id, { version, deleted, hash: contentHash([typename, deleted, stated]) })
    }
    if (!page.more) return rows
    after = page.cursor
  }
}
