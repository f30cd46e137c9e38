import { count, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { oneOf } from '../../kit/repositories/one-of.ts'
import { indexSetAside } from '../tables/indexing.ts'

export type SetAsideRow = typeof indexSetAside.$inferSelect

export const allSetAside = (db: Executor): Promise<SetAsideRow[]> => db.select().from(indexSetAside)

export const keepSetAside = async (db: Executor, rows: readonly SetAsideRow[]): Promise<void> => {
  if (rows.length === 0) return
  await db.insert(indexSetAside).values([...rows]).onConflictDoUpdate({
    target: indexSetAside.id,
    set: { resourceType: sql`excluded.resource_type`, revision: sql`excluded.revision`, attempts: sql`excluded.attempts`, error: sql`excluded.error`, at: sql`excluded.at` },
  })
}

export const dropSetAside = async (db: Executor, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await db.delete(indexSetAside).where(oneOf(indexSetAside.id, ids))
}

const countedBy = async (db: Executor, column: typeof indexSetAside.namespace | typeof indexSetAside.resourceType): Promise<Map<string, number>> => {
  const rows = await db.select({ key: column, total: count() }).from(indexSetAside).groupBy(column)
  return new Map(rows.map((row) => [row.key, row.total]))
}

export const setAsideByNamespace = (db: Executor): Promise<Map<string, number>> => countedBy(db, indexSetAside.namespace)
export const setAsideByType = (db: Executor): Promise<Map<string, number>> => countedBy(db, indexSetAside.resourceType)

