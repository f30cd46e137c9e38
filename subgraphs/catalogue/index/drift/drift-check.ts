import type { Database } from '../../../kit/database.ts'
import type { Log } from '../../../kit/log.ts'
import { Loop } from '../../../kit/loop.ts'
import { namespaceOf } from '../../../../schema/resource-id.ts'
import { FIRST_PLACE } from '../../repositories/changes-for-index.ts'
import { storeCheck } from '../../repositories/index-check.ts'
import { expectedDigests, isFarBehind } from '../../repositories/drift.ts'
import { bucketOf } from '../../search/document/row-checksum.ts'
import type { SearchEngine } from '../../search/port.ts'
import { isAway, sentenceOf } from '../engine-trouble.ts'
import type { Indexer } from '../indexer.ts'
import { decodePosition } from '../position.ts'
import { differingBuckets } from './compare-digests.ts'
import { createRepairer } from './repair.ts'
import { type BucketDrift, walkBucket } from './walk-bucket.ts'

const BUCKETS = 1_024
/** So many documents are compared one by one in each round, whatever the digests say: all of 6,000,000 in four hours at one round a minute. */
const SWEEP = 25_000
/** Small buckets cost as much as large ones. */
const MOST_TURNS = 64
/** A check may take so much of the time. */
const MOST_SHARE = 0.05
/** After a repair, or while the index is being filled, the next look comes soon. */
const SOON_MS = 3_000
/** Above these, one by one would take longer than a new index. */
const MOST_REPAIRS = 50_000
const MOST_REPAIRS_SHARE = 0.2

export interface DriftCounts { missing: number; orphan: number; stale: number }
export interface DriftCheckOptions {
  database: Database
  engine: SearchEngine
  indexer: Indexer
  log: Log
  /** Seconds between two checks; a fifth more or less. */
  seconds: number
  /** Documents compared one by one in each round. */
  sweep?: number
}
export interface DriftCheck {
  start(): void
  stop(): Promise<void>
  /** One round. What it found before it repaired it, by namespace; null where the index is being filled and there is nothing to compare. */
  check(): Promise<Map<string, DriftCounts> | null>
}

/** Compares the index with the read model again and again, by digests of buckets and one by one in turn, and repairs what differs. */
export const createDriftCheck = ({ database, engine, indexer, log, seconds, sweep = SWEEP }: DriftCheckOptions): DriftCheck => {
  const repairer = createRepairer(database, indexer)
  let unexplained = new Set<number>()
  let nextSwept = Math.floor(Math.random() * BUCKETS)
  let pauseUntil = 0

  /** Everything, where that is little; else the buckets that differ, and those whose turn it is. */
  const walk = async (place: string, differing: readonly number[], documents: number): Promise<BucketDrift[]> => {
    if (documents <= sweep) return [await walkBucket(database, engine, place, null)]
    const walked: BucketDrift[] = []
    for (const bucket of differing) {
      walked.push(await walkBucket(database, engine, place, bucket))
      if (isHopeless(totalOf(walked), documents)) return walked
    }
    for (let compared = 0, turns = 0; compared < sweep && turns < MOST_TURNS; turns++, nextSwept = (nextSwept + 1) % BUCKETS) {
      if (differing.includes(nextSwept)) continue
      const drift = await walkBucket(database, engine, place, nextSwept)
      compared += drift.compared
      walked.push(drift)
    }
    return walked
  }

  /** A bucket that differs twice, with nothing on its way, though its ids and versions agree: something was changed under its version. */
  const rewriteUnexplained = async (differing: readonly number[], explained: ReadonlySet<number>): Promise<number[]> => {
    const now = differing.filter((bucket) => !explained.has(bucket))
    const twice = now.filter((bucket) => unexplained.has(bucket))
    unexplained = new Set(now.filter((bucket) => !twice.includes(bucket)))
    for (const bucket of twice) await repairer.rewrite(bucket)
    return twice
  }

  const mend = async (walked: readonly BucketDrift[], counts: ReadonlyMap<string, DriftCounts>, documents: number): Promise<void> => {
    const total = totalOf(walked)
    if (total === 0) return
    if (isHopeless(total, documents)) return indexer.rebuild(`${total} of ${documents} documents differ from the read model`)
    let repaired = 0
    for (const drift of walked) repaired += await repairer.repair(drift)
    log.warn({ found: Object.fromEntries(counts), repaired }, 'index and read model differed: repaired')
  }

  const check = async (): Promise<Map<string, DriftCounts> | null> => {
    const place = indexer.place()
    if (place === null || !indexer.isSteady()) return null
    // Before anything is asked of an engine that has enough to do: to ask it where it is makes it refresh.
    if (await isFarBehind(database, place)) return null
    const { position, documents } = await engine.stats()
    const stored = position === null ? null : decodePosition(position)
    // The first batch is still on its way.
    if (stored === null && place === FIRST_PLACE) return null
    if (stored === null || stored.foreign || comesBefore(stored.place, place)) {
      log.warn({ position }, 'the index is not where it was left: looking at it again')
      indexer.reopen()
      return null
    }
    const digests = await engine.digests()
    const expected = await expectedDigests(database, stored.place)
    if (!expected) return null
    const differing = differingBuckets(digests, expected)
    const walked = await walk(stored.place, differing, documents)
    // A switch to a new index came between: half of what was read is of the old one.
    if (!indexer.isSteady()) return null
    const rewritten = await rewriteUnexplained(differing, bucketsOf(walked))
    if (rewritten.length > 0) log.warn({ buckets: rewritten }, 'documents of the index were changed under their version: their buckets are written again')
    const counts = countsByNamespace(walked)
    await mend(walked, counts, documents)
    if (differing.length === 0 && counts.size === 0) repairer.settle()
    await storeCheck(database.db, counts, new Date())
    return counts
  }

  const loop = new Loop({
    log,
    idleMs: 250,
    step: async () => {
      if (Date.now() < pauseUntil) return false
      const started = Date.now()
      const found = await check()
      const took = Date.now() - started
      const usual = seconds * 1_000 * (0.8 + 0.4 * Math.random())
      const wanted = found === null || found.size > 0 || unexplained.size > 0 ? Math.min(SOON_MS, usual) : usual
      pauseUntil = Date.now() + Math.max(wanted, took / MOST_SHARE)
      return false
    },
    onError: (error, pauseMs) => log[isAway(error) ? 'debug' : 'error']({ error: sentenceOf(error), pauseMs }, 'index and read model could not be compared, trying again'),
  })
  return { start: () => loop.start(), stop: () => loop.stop(), check }
}

const KINDS = ['missing', 'orphan', 'stale'] as const
const totalOf = (drifts: readonly BucketDrift[]): number => drifts.reduce((sum, drift) => sum + KINDS.reduce((of, kind) => of + drift[kind].size, 0), 0)
const bucketsOf = (drifts: readonly BucketDrift[]): Set<number> => new Set(drifts.flatMap((drift) => KINDS.flatMap((kind) => [...drift[kind].keys()].map(bucketOf))))
const isHopeless = (differences: number, documents: number): boolean => differences > MOST_REPAIRS && differences > documents * MOST_REPAIRS_SHARE

const comesBefore = (place: string, other: string): boolean => BigInt(place.slice(0, place.indexOf(' '))) < BigInt(other.slice(0, other.indexOf(' ')))

const countsByNamespace = (drifts: readonly BucketDrift[]): Map<string, DriftCounts> => {
  const counts = new Map<string, DriftCounts>()
  for (const drift of drifts) {
    for (const kind of KINDS) {
      for (const id of drift[kind].keys()) {
        const namespace = namespaceOf(id) ?? '?'
        const entry = counts.get(namespace) ?? { missing: 0, orphan: 0, stale: 0 }
        entry[kind] += 1
        counts.set(namespace, entry)
      }
    }
  }
  return counts
}
