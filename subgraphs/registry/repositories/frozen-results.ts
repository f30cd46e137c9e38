import { and, asc, count, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { exportJob } from '../tables/export.ts'
import { frozenComparison, frozenResult } from '../tables/frozen-result.ts'
import { rowSet } from '../tables/row-set.ts'

export type FrozenResultRow = typeof frozenResult.$inferSelect
export type NewFrozenResult = typeof frozenResult.$inferInsert
export type FrozenComparisonRow = typeof frozenComparison.$inferSelect
export type NewFrozenComparison = typeof frozenComparison.$inferInsert

/** Whoever freezes for one owner waits for the others of that owner, so that a count holds until the transaction ends. */
export const lockFreezing = async (tx: Executor, owner: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`keyuan frozen results ${owner}`}))`)
}

/** Frozen results of an owner that are kept, those that are being collected, and bytes of all of them. */
export const frozenNow = async (db: Executor, owner: string): Promise<{ kept: number; collecting: number; bytes: number }> => {
  const [row] = await db.select({ kept: count(), collecting: count(sql`case when ${frozenResult.state} = 'COLLECTING' then 1 end`), bytes: sql<string>`coalesce(sum(${frozenResult.bytes}), 0)` })
    .from(frozenResult).where(and(eq(frozenResult.owner, owner), ne(frozenResult.state, 'DELETED')))
  return { kept: row?.kept ?? 0, collecting: row?.collecting ?? 0, bytes: Number(row?.bytes ?? 0) }
}

/** The result that this row began; undefined where its mutation began one before. */
export const insertFrozenResult = async (tx: Executor, row: NewFrozenResult): Promise<FrozenResultRow | undefined> => (await tx.insert(frozenResult).values(row).onConflictDoNothing().returning())[0]

export const frozenResultByMutation = async (db: Executor, mutation: string): Promise<FrozenResultRow | null> => (await db.select().from(frozenResult).where(eq(frozenResult.mutation, mutation)))[0] ?? null

export const frozenResultsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, FrozenResultRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(frozenResult).where(inArray(frozenResult.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The row, which stays as it is until the transaction ends. */
export const lockFrozenResult = async (tx: Executor, id: string): Promise<FrozenResultRow | null> => (await tx.select().from(frozenResult).where(eq(frozenResult.id, id)).for('update'))[0] ?? null

/** One page of an owner's results that are not deleted, latest first, one more than asked for. */
export const frozenResultPage = (db: Executor, owner: string, { after, backward, size }: { after: { at: Date; id: string } | null; backward: boolean; size: number }): Promise<FrozenResultRow[]> => {
  const beyond: SQL | undefined = after ? sql`(${frozenResult.createdAt}, ${frozenResult.id}) ${backward ? sql`>` : sql`<`} (${after.at.toISOString()}::timestamptz, ${after.id})` : undefined
  const order = backward ? [asc(frozenResult.createdAt), asc(frozenResult.id)] : [desc(frozenResult.createdAt), desc(frozenResult.id)]
  return db.select().from(frozenResult).where(and(eq(frozenResult.owner, owner), ne(frozenResult.state, 'DELETED'), beyond)).orderBy(...order).limit(size + 1)
}

/** The result as changed; undefined where it is in none of these states (any more). */
export const changeFrozenResult = async (tx: Executor, id: string, states: readonly FrozenResultRow['state'][], change: Partial<NewFrozenResult>): Promise<FrozenResultRow | undefined> =>
  (await tx.update(frozenResult).set(change).where(and(eq(frozenResult.id, id), inArray(frozenResult.state, [...states]))).returning())[0]

/** How many rows are there of results that are being collected, and of how many. */
export const collectingNow = async (db: Executor, ids: readonly string[]): Promise<Map<string, { rows: number; totalRows: number | null }>> => {
  const found = ids.length === 0 ? [] : await db.select({ id: exportJob.subject, rows: rowSet.rows, totalRows: exportJob.totalRows }).from(exportJob).innerJoin(rowSet, eq(rowSet.id, exportJob.rowSet)).where(and(eq(exportJob.purpose, 'FREEZE'), inArray(exportJob.subject, [...ids])))
  return new Map(found.map(({ id, ...row }) => [id ?? '', row]))
}

/** Ends walks that are for this result, whatever for; their row sets. */
export const removeWalksFor = async (tx: Executor, id: string): Promise<bigint[]> =>
  (await tx.delete(exportJob).where(and(inArray(exportJob.purpose, ['FREEZE', 'COMPARE']), eq(exportJob.subject, id))).returning({ rowSet: exportJob.rowSet })).map(({ rowSet: set }) => set)

export const comparisonsByResults = async (db: Executor, ids: readonly string[]): Promise<Map<string, FrozenComparisonRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(frozenComparison).where(inArray(frozenComparison.result, [...ids]))
  return new Map(rows.map((row) => [row.result, row]))
}

/** Puts a comparison in the place of the one before; the changes of that one. */
export const replaceComparison = async (tx: Executor, row: NewFrozenComparison): Promise<bigint | null> => {
  const changes = await removeComparison(tx, row.result)
  await tx.insert(frozenComparison).values(row)
  return changes
}

export const removeComparison = async (tx: Executor, id: string): Promise<bigint | null> => (await tx.delete(frozenComparison).where(eq(frozenComparison.result, id)).returning({ changes: frozenComparison.changes }))[0]?.changes ?? null

export const endComparison = async (tx: Executor, id: string, change: Partial<NewFrozenComparison>): Promise<boolean> =>
  (await tx.update(frozenComparison).set(change).where(and(eq(frozenComparison.result, id), eq(frozenComparison.state, 'COMPARING'))).returning({ result: frozenComparison.result })).length > 0
