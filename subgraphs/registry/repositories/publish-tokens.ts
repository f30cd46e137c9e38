import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { publishToken } from '../tables/partner.ts'

export type PublishTokenRow = typeof publishToken.$inferSelect

export const insertToken = async (db: Executor, row: typeof publishToken.$inferInsert): Promise<PublishTokenRow> => {
  const [inserted] = await db.insert(publishToken).values(row).returning()
  if (!inserted) throw new Error('the token was not stored')
  return inserted
}

/** Latest first, by namespace. */
export const tokensByNamespaces = async (db: Executor, namespaces: readonly string[]): Promise<Map<string, PublishTokenRow[]>> => {
  const rows = await db.select().from(publishToken).where(inArray(publishToken.namespace, [...namespaces])).orderBy(desc(publishToken.issuedAt))
  return Map.groupBy(rows, (row) => row.namespace)
}

/** Null where there is none of this id in the namespace; one that was revoked before stays as it is. */
export const revokeToken = async (db: Executor, namespace: string, id: string, now: Date): Promise<PublishTokenRow | null> => {
  const which = and(eq(publishToken.namespace, namespace), eq(publishToken.id, id))
  await db.update(publishToken).set({ revokedAt: now }).where(and(which, isNull(publishToken.revokedAt)))
  return (await db.select().from(publishToken).where(which))[0] ?? null
}

/** The token of this hash, marked as used now; undefined where there is none in force. */
export const useToken = async (db: Executor, hash: string, now: Date): Promise<PublishTokenRow | undefined> =>
  (await db.update(publishToken).set({ lastUsedAt: now }).where(and(eq(publishToken.hash, hash), isNull(publishToken.revokedAt))).returning())[0]
