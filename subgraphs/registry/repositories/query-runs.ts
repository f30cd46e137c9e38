import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { queryRun } from '../tables/schedule.ts'

export type QueryRunRow = typeof queryRun.$inferSelect
export type NewQueryRun = typeof queryRun.$inferInsert

export const insertRun = async (tx: Executor, row: NewQueryRun): Promise<QueryRunRow> => {
  const [run] = await tx.insert(queryRun).values(row).returning()
  if (!run) throw new Error('no run was written')
  return run
}

export const updateRun = async (tx: Executor, id: string, change: Partial<NewQueryRun>): Promise<void> => {
  await tx.update(queryRun).set(change).where(eq(queryRun.id, id))
}

export const runsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, QueryRunRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(queryRun).where(inArray(queryRun.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The run of a schedule that is under way. */
export const runUnderWay = async (db: Executor, schedule: string): Promise<QueryRunRow | null> =>
  (await db.select().from(queryRun).where(and(eq(queryRun.schedule, schedule), eq(queryRun.state, 'RUNNING'))))[0] ?? null

/** By schedule. */
export const lastRuns = async (db: Executor, schedules: readonly string[]): Promise<Map<string, QueryRunRow>> => {
  const latest = sql`(select distinct on (r.schedule) r.id from ${queryRun} r where r.schedule in ${[...schedules]} order by r.schedule, r.started_at desc, r.id desc)`
  const rows = await db.select().from(queryRun).where(inArray(queryRun.id, latest))
  return new Map(rows.map((row) => [row.schedule, row]))
}

/** One page of a schedule's runs, latest first, one more than asked for. */
export const runPage = (db: Executor, schedule: string, { after, backward, size }: { after: { at: Date; id: string } | null; backward: boolean; size: number }): Promise<QueryRunRow[]> => {
  const beyond = after && (backward ? sql`(${queryRun.startedAt}, ${queryRun.id}) > (${after.at.toISOString()}::timestamptz, ${after.id})` : sql`(${queryRun.startedAt}, ${queryRun.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`)
  const order = backward ? [asc(queryRun.startedAt), asc(queryRun.id)] : [desc(queryRun.startedAt), desc(queryRun.id)]
  return db.select().from(queryRun).where(and(eq(queryRun.schedule, schedule), beyond ?? undefined)).orderBy(...order).limit(size + 1)
}

/** The latest runs that found something changed. */
export const changedRuns = (db: Executor, schedule: string, most: number): Promise<QueryRunRow[]> =>
  db.select().from(queryRun).where(and(eq(queryRun.schedule, schedule), eq(queryRun.state, 'DONE'), sql`${queryRun.added} + ${queryRun.changed} + ${queryRun.gone} > 0`)).orderBy(desc(queryRun.startedAt), desc(queryRun.id)).limit(most)

const olderThan = (db: Executor, schedule: string, kept: number) => db.select({ id: queryRun.id }).from(queryRun).where(eq(queryRun.schedule, schedule)).orderBy(desc(queryRun.startedAt), desc(queryRun.id)).offset(kept)

/** Forgets the changes of runs before the latest ones; the row sets that they were. */
export const forgetChanges = async (tx: Executor, schedule: string, kept: number): Promise<bigint[]> => {
  const old = await tx.select({ id: queryRun.id, changes: queryRun.changes }).from(queryRun).where(and(inArray(queryRun.id, olderThan(tx, schedule, kept)), isNotNull(queryRun.changes)))
  if (old.length > 0) await tx.update(queryRun).set({ changes: null, kept: null }).where(inArray(queryRun.id, old.map(({ id }) => id)))
  return old.flatMap(({ changes }) => changes ?? [])
}

/** Removes runs before the latest ones, whose changes are forgotten already, with their alerts. */
export const removeOldRuns = async (tx: Executor, schedule: string, kept: number): Promise<void> => {
  await tx.delete(queryRun).where(inArray(queryRun.id, olderThan(tx, schedule, kept)))
}

/** All row sets of changes that a schedule has. */
export const changeSetsOf = async (tx: Executor, schedule: string): Promise<bigint[]> =>
  (await tx.select({ changes: queryRun.changes }).from(queryRun).where(and(eq(queryRun.schedule, schedule), isNotNull(queryRun.changes)))).flatMap(({ changes }) => changes ?? [])
