import { and, eq, sql } from 'drizzle-orm'
import type { Database, Executor } from '../../kit/database.ts'
import { indexSetAside } from '../tables/indexing.ts'
import { resource } from '../tables/resource.ts'
import type { BucketDigest } from '../search/port.ts'
import { changedAfter } from './changes-for-index.ts'
import { IS_SEARCHABLE } from './rows-to-index.ts'

/** More changes than these on their way into the index: it is being filled, and there is nothing to compare yet. */
const MOST_MOVING = 20_000

/** What the index is to hold of each bucket, and the buckets that cannot be judged by it: with changes not followed to yet, with rows being tried or set aside. */
export interface ExpectedDigests { digests: Map<number, BucketDigest>; moving: Set<number> }
/** Rows of one bucket, or all: what the index is to hold of it, and what cannot be judged now. */
export interface ExpectedBucket { revisions: Map<string, bigint>; moving: Set<string> }

const atOneMoment = <T>({ db }: Database, read: (tx: Executor) => Promise<T>): Promise<T> => db.transaction(read, { isolationLevel: 'repeatable read', accessMode: 'read only' })

const movedSince = (tx: Executor, place: string) => tx.select({ bucket: resource.bucket }).from(resource).where(changedAfter(place)).$dynamic()

/** Whether so much is on its way into the index that there is nothing to compare. */
export const isFarBehind = async ({ db }: Database, place: string): Promise<boolean> => (await movedSince(db, place).limit(1).offset(MOST_MOVING - 1)).length > 0

/** Digests of all buckets, at one moment; null where too much is on its way. One scan of `resource_searchable`. */
export const expectedDigests = (database: Database, place: string): Promise<ExpectedDigests | null> =>
  atOneMoment(database, async (tx) => {
    const moved = await movedSince(tx, place).limit(MOST_MOVING)
    if (moved.length === MOST_MOVING) return null
    const total = { bucket: resource.bucket, count: sql<number>`count(*)::integer`, sum: sql<string>`sum(${resource.checksum})::text` }
    const all = await tx.select(total).from(resource).where(IS_SEARCHABLE).groupBy(resource.bucket)
    // To write a bucket anew would give what is being tried a revision of its own, and its tries would never end.
    const aside = await tx.select({ bucket: resource.bucket }).from(indexSetAside).innerJoin(resource, eq(resource.id, indexSetAside.id))
    return { digests: new Map(all.map(({ bucket, count, sum }) => [bucket, { bucket, count, sum: Number(sum) }])), moving: new Set([...moved, ...aside].map((row) => row.bucket)) }
  })

/** Of one bucket, or of all where it is null. */
export const expectedBucket = (database: Database, place: string, bucket: number | null): Promise<ExpectedBucket> =>
  atOneMoment(database, async (tx) => {
    const here = bucket === null ? undefined : eq(resource.bucket, bucket)
    const rows = await tx.select({ id: resource.id, revision: resource.revision }).from(resource).where(and(here, IS_SEARCHABLE))
    const moved = await tx.select({ id: resource.id }).from(resource).where(and(changedAfter(place), here))
    const aside = await tx.select({ id: indexSetAside.id }).from(indexSetAside).innerJoin(resource, eq(resource.id, indexSetAside.id)).where(here)
    return { revisions: new Map(rows.map((row) => [row.id, row.revision])), moving: new Set([...moved, ...aside].map((row) => row.id)) }
  })

