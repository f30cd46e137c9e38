import { and, asc, count, desc, eq, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { savedQueryVersion } from '../tables/saved-query.ts'
import { schedule } from '../tables/schedule.ts'

export type ScheduleRow = typeof schedule.$inferSelect
export type NewSchedule = typeof schedule.$inferInsert

/** Whoever makes schedules waits for the others of the same owner, so that a count holds until the transaction ends. */
export const lockSchedulesOf = async (tx: Executor, owner: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`keyuan schedules ${owner}`}))`)
}

export const countSchedules = async (db: Executor, owner: string): Promise<number> =>
  (await db.select({ count: count() }).from(schedule).where(eq(schedule.owner, owner)))[0]?.count ?? 0

/** Undefined where its mutation made one before. */
export const insertSchedule = async (tx: Executor, row: NewSchedule): Promise<ScheduleRow | undefined> =>
  (await tx.insert(schedule).values(row).onConflictDoNothing().returning())[0]

export const scheduleByMutation = async (db: Executor, mutation: string): Promise<ScheduleRow | null> => (await db.select().from(schedule).where(eq(schedule.mutation, mutation)))[0] ?? null

export const schedulesByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, ScheduleRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(schedule).where(inArray(schedule.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export const scheduleByFeedKey = async (db: Executor, feedKey: string): Promise<ScheduleRow | null> => (await db.select().from(schedule).where(eq(schedule.feedKey, feedKey)))[0] ?? null

export const scheduleByMailKey = async (db: Executor, mailKey: string): Promise<ScheduleRow | null> => (await db.select().from(schedule).where(eq(schedule.mailKey, mailKey)))[0] ?? null

/** One page of an owner's schedules, latest first, one more than asked for. */
export const schedulePage = (db: Executor, { owner, savedQuery }: { owner: string; savedQuery: string | null }, { after, backward, size }: { after: { at: Date; id: string } | null; backward: boolean; size: number }): Promise<ScheduleRow[]> => {
  const beyond = after && (backward ? sql`(${schedule.createdAt}, ${schedule.id}) > (${after.at.toISOString()}::timestamptz, ${after.id})` : sql`(${schedule.createdAt}, ${schedule.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`)
  const order = backward ? [asc(schedule.createdAt), asc(schedule.id)] : [desc(schedule.createdAt), desc(schedule.id)]
  return db.select().from(schedule).where(and(eq(schedule.owner, owner), savedQuery === null ? undefined : eq(schedule.savedQuery, savedQuery), beyond ?? undefined)).orderBy(...order).limit(size + 1)
}

/** Those whose time has come, the longest waiting first. Looked at only: whoever begins one takes it with `takeDue`. */
export const dueSchedules = (db: Executor, now: Date, most: number): Promise<ScheduleRow[]> =>
  db.select().from(schedule).where(and(schedule.active, lte(schedule.nextRunAt, now))).orderBy(asc(schedule.nextRunAt)).limit(most)

/** The schedule, held by this transaction, where its time has come and no other process has it. */
export const takeDue = async (tx: Executor, id: string, now: Date): Promise<ScheduleRow | null> =>
  (await tx.select().from(schedule).where(and(eq(schedule.id, id), schedule.active, lte(schedule.nextRunAt, now))).for('update', { skipLocked: true }))[0] ?? null

/** The schedule, held by this transaction. */
export const holdSchedule = async (tx: Executor, id: string): Promise<ScheduleRow | null> => (await tx.select().from(schedule).where(eq(schedule.id, id)).for('update'))[0] ?? null

/** What the system notes of a schedule; its version is of what its owner changes. */
export const noteSchedule = async (tx: Executor, id: string, change: Partial<NewSchedule>): Promise<void> => {
  await tx.update(schedule).set(change).where(eq(schedule.id, id))
}

/** Puts off one that could not be begun, unless somebody began it meanwhile. */
export const postponeSchedule = async (db: Executor, { id, nextRunAt }: ScheduleRow, until: Date): Promise<void> => {
  await db.update(schedule).set({ nextRunAt: until }).where(and(eq(schedule.id, id), eq(schedule.nextRunAt, nextRunAt)))
}

/** The changed schedule; undefined where it is of another version, or gone. */
export const updateSchedule = async (db: Executor, id: string, expected: number, change: Partial<NewSchedule>): Promise<ScheduleRow | undefined> =>
  (await db.update(schedule).set({ ...change, version: expected + 1 }).where(and(eq(schedule.id, id), eq(schedule.version, expected))).returning())[0]

export const deleteSchedule = async (tx: Executor, id: string): Promise<void> => {
  await tx.delete(schedule).where(eq(schedule.id, id))
}

/** What a query asks, as its owner wrote it last: versions after that one are our rewritings, which answer the same. */
export const askedByHand = async (db: Executor, queryId: string): Promise<{ document: string; operationName: string | null; rows: string | null } | null> =>
  (await db.select({ document: savedQueryVersion.document, operationName: savedQueryVersion.operationName, rows: savedQueryVersion.rows }).from(savedQueryVersion)
    .where(and(eq(savedQueryVersion.queryId, queryId), ne(savedQueryVersion.reason, 'SCHEMA_CHANGE'))).orderBy(desc(savedQueryVersion.version)).limit(1))[0] ?? null
