import type { Database } from '../../../kit/database.ts'
import { expectedBucket } from '../../repositories/drift.ts'
import type { Indexed, SearchEngine } from '../../search/port.ts'

const SCAN = 5_000

/** `missing` and `stale` with the version above which they have to be written; `orphan` with the version that the index holds. */
export interface BucketDrift { missing: Map<string, bigint>; stale: Map<string, bigint>; orphan: Map<string, bigint>; compared: number }

/**
 * Compares one bucket (null: everything) by id and version with what the index, which has followed to `place`, ought to hold. `place` is read before the index, the index
 * before the rows: whatever changed after `place` is passed over, everything else must agree, so nothing is reported that is only on its way.
 */
export const walkBucket = async (database: Database, engine: SearchEngine, place: string, bucket: number | null): Promise<BucketDrift> => {
  const indexed = new Map<string, bigint>()
  for (let after: string | null = null; ; ) {
    const page: Indexed[] = await engine.scan({ filter: { terms: {}, ...(bucket === null ? {} : { bucket }) }, protectedTiers: false, now: Date.now() }, after, SCAN)
    for (const { id, version } of page) indexed.set(id, version)
    if (page.length < SCAN) break
    after = page.at(-1)?.id ?? null
  }
  const { revisions, moving } = await expectedBucket(database, place, bucket)
  const drift: BucketDrift = { missing: new Map(), stale: new Map(), orphan: new Map(), compared: Math.max(revisions.size, indexed.size) }
  for (const [id, revision] of revisions) {
    const version = indexed.get(id)
    if (moving.has(id) || version === revision) continue
    if (version === undefined) drift.missing.set(id, revision)
    else drift.stale.set(id, version)
  }
  for (const [id, version] of indexed) if (!revisions.has(id) && !moving.has(id)) drift.orphan.set(id, version)
  return drift
}
