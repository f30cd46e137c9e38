import { eq, lt } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { type Actor, actorColumns } from '../../kit/services/actor.ts'
import { audit, receipt } from '../tables/audit.ts'

export interface AuditEntry { userId: string; action: string; before?: unknown; after?: unknown }

export const recordAudit = async (db: Executor, actor: Actor, at: Date, { userId, action, before, after }: AuditEntry): Promise<void> => {
  await db.insert(audit).values({ ...actorColumns(actor), at, userId, action, before: before ?? null, after: after ?? null })
}

/** Takes a key for this transaction: null where it is new, else what came of it the first time. A transaction that took it and is under way is waited for. */
export const takeReceipt = async (db: Executor, key: string, answer: string, at: Date): Promise<string | null> => {
  const taken = await db.insert(receipt).values({ key, answer, at }).onConflictDoNothing().returning({ key: receipt.key })
  if (taken.length > 0) return null
  return (await db.select().from(receipt).where(eq(receipt.key, key)))[0]?.answer ?? answer
}

export const forgetReceipts = async (db: Executor, before: Date): Promise<void> => {
  await db.delete(receipt).where(lt(receipt.at, before))
}
