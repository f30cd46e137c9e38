import { and, desc, eq, getTableColumns, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { checkRun, submission } from '../tables/submission.ts'

export type SubmissionRow = typeof submission.$inferSelect
export type CheckRunRow = typeof checkRun.$inferSelect

export interface SubmissionKey { namespace: string; digest: string }

export const submissionsByKeys = async (db: Executor, keys: readonly SubmissionKey[]): Promise<SubmissionRow[]> =>
  keys.length === 0 ? [] : db.select().from(submission).where(or(...keys.map((key) => and(eq(submission.namespace, key.namespace), eq(submission.digest, key.digest)))))

/** Kept for good; the same content again is the same row. */
export const insertSubmission = async (db: Executor, row: typeof submission.$inferInsert): Promise<void> => {
  await db.insert(submission).values(row).onConflictDoNothing()
}

/** What a partner has published, latest first. */
export const publishedSubmissions = (db: Executor, namespace: string, size: number): Promise<SubmissionRow[]> =>
  db.select().from(submission).where(and(eq(submission.namespace, namespace), isNotNull(submission.publishedAt))).orderBy(desc(submission.publishedAt)).limit(size)

export const markPublished = async (db: Executor, { namespace, digest }: SubmissionKey, now: Date): Promise<void> => {
  await db.update(submission).set({ publishedAt: now }).where(and(eq(submission.namespace, namespace), eq(submission.digest, digest)))
}

/** The run that this row began; the one begun before where its mutation is repeated. */
export const beginRun = async (db: Executor, row: typeof checkRun.$inferInsert): Promise<{ run: CheckRunRow; isNew: boolean }> => {
  const [begun] = await db.insert(checkRun).values(row).onConflictDoNothing().returning()
  if (begun) return { run: begun, isNew: true }
  const [before] = await db.select().from(checkRun).where(eq(checkRun.mutation, row.mutation ?? ''))
  if (!before) throw new Error('a run could not be begun')
  return { run: before, isNew: false }
}

export const updateRun = async (db: Executor, id: string, change: Partial<typeof checkRun.$inferInsert>): Promise<CheckRunRow> => {
  const [row] = await db.update(checkRun).set(change).where(eq(checkRun.id, id)).returning()
  if (!row) throw new Error(`no check run ${id}`)
  return row
}

/** Seconds without a sign of life after which a run counts as interrupted. */
const SILENT_SECONDS = 20
const state = sql<CheckRunRow['state']>`case when ${checkRun.state} = 'RUNNING' and ${checkRun.heardAt} < now() - make_interval(secs => ${SILENT_SECONDS}) then 'INTERRUPTED' else ${checkRun.state} end`

const columnsOfRun = { ...getTableColumns(checkRun), state }

export const runsByIds = async (db: Executor, ids: readonly string[]): Promise<Map<string, CheckRunRow>> => {
  const rows = ids.length === 0 ? [] : await db.select(columnsOfRun).from(checkRun).where(inArray(checkRun.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Latest first. */
export const runsOf = (db: Executor, namespace: string, size: number): Promise<CheckRunRow[]> =>
  db.select(columnsOfRun).from(checkRun).where(eq(checkRun.namespace, namespace)).orderBy(desc(checkRun.startedAt)).limit(size)
