import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { rowChunk, type RowShape, rowSet } from '../tables/row-set.ts'

export type RowSetRow = typeof rowSet.$inferSelect
export type RowChunkRow = typeof rowChunk.$inferSelect

export const insertRowSet = async (db: Executor, shape: RowShape, now: Date): Promise<bigint> => {
  const [row] = await db.insert(rowSet).values({ shape, createdAt: now }).returning({ id: rowSet.id })
  if (!row) throw new Error('no row set was written')
  return row.id
}

export const rowSetsByIds = async (db: Executor, ids: readonly bigint[]): Promise<Map<bigint, RowSetRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(rowSet).where(inArray(rowSet.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export interface NewChunk { rows: number; hidden: number; lines: string }

/** Adds the next chunk, within the transaction that moves the cursor of the walk. Two who add at once wait for each other at the row of the set. */
export const appendChunk = async (tx: Executor, id: bigint, { rows, hidden, lines }: NewChunk): Promise<RowSetRow> => {
  const [row] = await tx.update(rowSet)
    .set({ chunks: sql`${rowSet.chunks} + 1`, rows: sql`${rowSet.rows} + ${rows}`, hidden: sql`${rowSet.hidden} + ${hidden}`, bytes: sql`${rowSet.bytes} + ${Buffer.byteLength(lines)}` })
    .where(eq(rowSet.id, id)).returning()
  if (!row) throw new Error(`no row set ${id}`)
  await tx.insert(rowChunk).values({ rowSet: id, ordinal: row.chunks, rows, lines })
  return row
}

/** The chunk after one, from 0. */
export const nextChunk = async (db: Executor, id: bigint, after: number): Promise<RowChunkRow | null> =>
  (await db.select().from(rowChunk).where(and(eq(rowChunk.rowSet, id), gt(rowChunk.ordinal, after))).orderBy(asc(rowChunk.ordinal)).limit(1))[0] ?? null

export const completeRowSet = async (tx: Executor, id: bigint, hash: string): Promise<void> => {
  await tx.update(rowSet).set({ hash }).where(eq(rowSet.id, id))
}

/** Chunks go with it. */
export const deleteRowSets = async (db: Executor, ids: readonly bigint[]): Promise<void> => {
  if (ids.length > 0) await db.delete(rowSet).where(inArray(rowSet.id, [...ids]))
}
