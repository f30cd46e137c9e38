import { desc, gt, sql } from 'drizzle-orm'
import type { RecordedOperation } from '../../../schema/checks/check-submission.ts'
import type { Executor } from '../../kit/database.ts'
import { insertRows } from '../../kit/repositories/insert-rows.ts'
import { operation } from '../tables/graph-version.ts'

export type OperationRow = typeof operation.$inferSelect

/** Operations that nobody asked for longer than this are not kept from breaking. */
const KEPT_DAYS = 90
/** As many as a check of breaking changes reads; those asked most lately. */
const MOST = 5_000

/** Adds to what is known of operations; `calls` are those since the last time. */
export const addOperations = async (db: Executor, rows: readonly (typeof operation.$inferInsert)[]): Promise<void> => {
  await insertRows(db, operation, rows as never, {
    then: sql`on conflict (hash) do update set calls = ${operation.calls} + excluded.calls, last_seen_at = greatest(${operation.lastSeenAt}, excluded.last_seen_at), owner = coalesce(excluded.owner, ${operation.owner})`,
  })
}

export const operationsSince = (db: Executor, since: Date): Promise<OperationRow[]> =>
  db.select().from(operation).where(gt(operation.lastSeenAt, since)).orderBy(desc(operation.lastSeenAt)).limit(MOST)

/** Operations that clients rely on, as the checks take them. */
export const recordedOperations = async (db: Executor): Promise<RecordedOperation[]> =>
  (await operationsSince(db, new Date(Date.now() - KEPT_DAYS * 86_400_000)))
    .map(({ document, name, client, clientVersion, owner }) => ({ document, name, client, ...(clientVersion ? { clientVersion } : {}), ...(owner ? { owner } : {}) }))
