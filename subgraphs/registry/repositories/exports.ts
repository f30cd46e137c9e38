import { and, asc, count, desc, eq, gt, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { exportJob } from '../tables/export.ts'
import { rowSet } from '../tables/row-set.ts'

export type ExportRow = typeof exportJob.$inferSelect
export type NewExport = typeof exportJob.$inferInsert

/** A worker that is not heard of for so long has gone; another one goes on with its export. */
const LEASE_SECONDS = 30
const leased = sql`now() + make_interval(secs => ${LEASE_SECONDS})`
const isFree = or(isNull(exportJob.lease), lt(exportJob.leaseUntil, sql`now()`))
const isFile = eq(exportJob.purpose, 'FILE')
const active = inArray(exportJob.state, ['QUEUED', 'RUNNING'])

/** Whoever starts exports for one owner waits for the others of that owner, so that a count holds until the transaction ends. */
export const lockOwner = async (tx: Executor, owner: string | null): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`keyuan exports ${owner ?? ''}`}))`)
}

/** Exports of an owner that are not over, and bytes of all that are kept. */
export const ownedNow = async (db: Executor, owner: string | null): Promise<{ active: number; bytes: number }> => {
  const [row] = await db.select({ active: count(sql`case when ${active} then 1 end`), bytes: sql<string>`coalesce(sum(${rowSet.bytes}), 0)` })
    .from(exportJob).innerJoin(rowSet, eq(rowSet.id, exportJob.rowSet)).where(and(isFile, owner === null ? isNull(exportJob.owner) : eq(exportJob.owner, owner)))
  return { active: row?.active ?? 0, bytes: Number(row?.bytes ?? 0) }
}

/** The export that this row began; undefined where its mutation began one before. */
export const insertExport = async (db: Executor, row: NewExport): Promise<ExportRow | undefined> => (await db.insert(exportJob).values(row).onConflictDoNothing().returning())[0]

export const exportByMutation = async (db: Executor, mutation: string): Promise<ExportRow | null> => (await db.select().from(exportJob).where(eq(exportJob.mutation, mutation)))[0] ?? null

/** Exports, which are walks for files, that are not past their date. */
export const exportsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, ExportRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(exportJob).where(and(isFile, inArray(exportJob.id, [...ids]), gt(exportJob.expiresAt, sql`now()`)))
  return new Map(rows.map((row) => [row.id, row]))
}

/** One page of an owner's exports, latest first, one more than asked for. */
export const exportPage = (db: Executor, owner: string, { after, backward, size }: { after: { at: Date; id: string } | null; backward: boolean; size: number }): Promise<ExportRow[]> => {
  const beyond = after && (backward ? sql`(${exportJob.createdAt}, ${exportJob.id}) > (${after.at.toISOString()}::timestamptz, ${after.id})` : sql`(${exportJob.createdAt}, ${exportJob.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`)
  const order = backward ? [asc(exportJob.createdAt), asc(exportJob.id)] : [desc(exportJob.createdAt), desc(exportJob.id)]
  return db.select().from(exportJob).where(and(isFile, eq(exportJob.owner, owner), gt(exportJob.expiresAt, sql`now()`), beyond ?? undefined)).orderBy(...order).limit(size + 1)
}

/** The export as changed; undefined where it is in none of these states (any more). */
export const changeExport = async (db: Executor, id: string, states: readonly ExportRow['state'][], change: Partial<NewExport>): Promise<ExportRow | undefined> =>
  (await db.update(exportJob).set(change).where(and(eq(exportJob.id, id), inArray(exportJob.state, [...states]))).returning())[0]

/**
 * Takes up the export whose turn it is: owners with the fewest under way first, then whoever waits longest. Null where there is none.
 * Several workers never take the same one.
 */
export const claimExport = async (db: Executor, lease: string): Promise<ExportRow | null> => {
  const turn = sql`(
    select j.id from ${exportJob} j
    where j.state in ('QUEUED', 'RUNNING') and (j.lease is null or j.lease_until < now()) and (j.not_before is null or j.not_before <= now()) and j.expires_at > now()
    order by (select count(*) from ${exportJob} o where o.owner is not distinct from j.owner and o.state = 'RUNNING' and o.lease_until > now()), j.served_at nulls first, j.created_at
    for update skip locked limit 1)`
  const [row] = await db.update(exportJob).set({ state: 'RUNNING', lease, leaseUntil: leased as never, startedAt: sql`coalesce(${exportJob.startedAt}, now())` as never }).where(sql`${exportJob.id} = ${turn}`).returning()
  return row ?? null
}

const held = (id: string, lease: string): SQL | undefined => and(eq(exportJob.id, id), eq(exportJob.lease, lease), eq(exportJob.state, 'RUNNING'))

/** Writes down how far an export has come, and that its worker is alive; undefined where it is no longer this worker's. */
export const advanceExport = async (tx: Executor, id: string, lease: string, change: Partial<NewExport> = {}): Promise<ExportRow | undefined> =>
  (await tx.update(exportJob).set({ leaseUntil: leased as never, ...change }).where(held(id, lease)).returning())[0]

/** Lets others have it: after its slice, after a page that failed, at its end. */
export const releaseExport = async (db: Executor, id: string, lease: string, change: Partial<NewExport> = {}): Promise<void> => {
  await db.update(exportJob).set({ servedAt: sql`now()` as never, ...change, lease: null, leaseUntil: null }).where(held(id, lease))
}

/** Walks that are for no file and past their date without an end, which nobody else looks at meanwhile. */
export const overdueWalks = (tx: Executor, most: number): Promise<ExportRow[]> =>
  tx.select().from(exportJob).where(and(ne(exportJob.purpose, 'FILE'), lt(exportJob.expiresAt, sql`now()`), isFree)).limit(most).for('update', { skipLocked: true })

/** Removes exports past their date; their row sets. */
export const removeExpired = async (db: Executor, most: number): Promise<bigint[]> => {
  const due = db.select({ id: exportJob.id }).from(exportJob).where(and(isFile, lt(exportJob.expiresAt, sql`now()`), isFree)).limit(most)
  return (await db.delete(exportJob).where(inArray(exportJob.id, due)).returning({ rowSet: exportJob.rowSet })).map(({ rowSet: id }) => id)
}

export const removeExport = async (db: Executor, id: string): Promise<bigint | null> => (await db.delete(exportJob).where(eq(exportJob.id, id)).returning({ rowSet: exportJob.rowSet }))[0]?.rowSet ?? null

/** Removes the walks of a purpose for these subjects, whatever their state; their row sets. */
export const removeWalksFor = async (tx: Executor, purpose: ExportRow['purpose'], subjects: readonly string[]): Promise<bigint[]> =>
  subjects.length === 0 ? [] : (await tx.delete(exportJob).where(and(eq(exportJob.purpose, purpose), inArray(exportJob.subject, [...subjects]))).returning({ rowSet: exportJob.rowSet })).map(({ rowSet: id }) => id)
