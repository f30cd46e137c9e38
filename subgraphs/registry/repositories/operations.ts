import { desc, gt, sql } from 'drizzle-orm'
import type { RecordedOperation } from '../../../schema/checks/check-submission.ts'
import type { Executor } from '../../kit/database.ts'
import { insertRows } from '../../kit/repositories/insert-rows.ts'
import { operation } from '../tables/graph-version.ts'
import { livingQueries } from './saved-queries.ts'

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

/** Under which saved queries count as usage. */
export const SAVED_QUERY_CLIENT = 'saved-query'
/** These run what people have saved or handed in, with paging of their own, examples made from the schema, and what people try in the explorer: what is saved there counts, as a saved query, and not each run. */
const RUNNERS = new Set([SAVED_QUERY_CLIENT, 'keyuan-jobs', 'keyuan-pages', 'keyuan-files', 'keyuan-docs', 'keyuan-explorer'])
/** Our pages ask operations of their own, and run saved queries as they stand, taking them from the graph each time. */
const OWN_PAGES = 'keyuan-web'

/** Operations that clients rely on, and saved queries that can run, as the checks take them. */
export const recordedOperations = async (db: Executor): Promise<RecordedOperation[]> => {
  const saved = (await livingQueries(db)).filter(({ brokenAt }) => brokenAt === null)
  const documents = new Set(saved.map(({ document }) => document))
  const asked = (await operationsSince(db, new Date(Date.now() - KEPT_DAYS * 86_400_000))).filter(({ client, document }) => !RUNNERS.has(client) && !(client === OWN_PAGES && documents.has(document)))
  return [
    ...saved.map(({ document, slug, ownerId, visibility }) => ({ document, name: slug, client: SAVED_QUERY_CLIENT, owner: ownerId, savedQuery: { shown: visibility === 'PUBLIC' } })),
    ...asked.map(({ document, name, client, clientVersion, owner }) => ({ document, name, client, ...(clientVersion ? { clientVersion } : {}), ...(owner ? { owner } : {}) })),
  ]
}
