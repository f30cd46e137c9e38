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

/** The chunks that hold some rows of a set, each with the number of rows before it. */
export const chunksOfRows = async (db: Executor, id: bigint, from: number, size: number): Promise<{ lines: string; before: number }[]> => {
  const places = db.select({ ordinal: rowChunk.ordinal, before: sql<number>`(sum(${rowChunk.rows}) over (order by ${rowChunk.ordinal}) - ${rowChunk.rows})::int`.as('before'), rows: rowChunk.rows }).from(rowChunk).where(eq(rowChunk.rowSet, id)).as('places')
  return db.select({ lines: rowChunk.lines, before: places.before }).from(rowChunk).innerJoin(places, eq(places.ordinal, rowChunk.ordinal))
    .where(and(eq(rowChunk.rowSet, id), sql`${places.before} < ${from + size}`, sql`${places.before} + ${places.rows} > ${from}`)).orderBy(asc(rowChunk.ordinal))
}

export const completeRowSet = async (tx: Executor, id: bigint, hash: string): Promise<void> => {
  await tx.update(rowSet).set({ hash }).where(eq(rowSet.id, id))
}

/** Gives sets up, within the transaction that takes away what they were of. Their rows may be a gigabyte, so they go later, with `removeCondemned`. */
export const condemnRowSets = async (tx: Executor, ids: readonly bigint[]): Promise<void> => {
  if (ids.length > 0) await tx.update(rowSet).set({ condemnedAt: sql`now()` as never }).where(inArray(rowSet.id, [...ids]))
}

/** Takes away some chunks of sets that were given up, and the sets that have none left. True where there is more. */
export const removeCondemned = async (db: Executor, most: number): Promise<boolean> => {
  const chunks = (await db.execute(sql`
    delete from ${rowChunk} where (row_set, ordinal) in (
      select c.row_set, c.ordinal from ${rowChunk} c join ${rowSet} s on s.id = c.row_set where s.condemned_at is not null limit ${most} for update of c skip locked
    ) returning 1`)) as unknown as unknown[]
  if (chunks.length > 0) return true
  await db.execute(sql`delete from ${rowSet} s where s.condemned_at is not null and not exists (select from ${rowChunk} c where c.row_set = s.id)`)
  return false
}
