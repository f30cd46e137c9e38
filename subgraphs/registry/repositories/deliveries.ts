import { and, eq, isNull, max, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { delivery } from '../tables/schedule.ts'

export type DeliveryRow = typeof delivery.$inferSelect

/** How long whoever took one may work on it: then it is taken to be gone, and another one tries. */
const LEASE_SECONDS = 120

/** In the transaction that ends what it tells of; nothing where it is written down already. */
export const insertDelivery = async (tx: Executor, row: typeof delivery.$inferInsert): Promise<void> => {
  await tx.insert(delivery).values(row).onConflictDoNothing()
}

/** Takes the message that waits longest, and counts the try: several processes never take the same one. */
export const claimDelivery = async (db: Executor): Promise<DeliveryRow | null> => {
  const next = sql`(select d.id from ${delivery} d where d.state = 'WAITING' and d.not_before <= now() order by d.not_before for update skip locked limit 1)`
  const [row] = await db.update(delivery).set({ attempts: sql`${delivery.attempts} + 1` as never, notBefore: sql`now() + make_interval(secs => ${LEASE_SECONDS})` as never }).where(sql`${delivery.id} = ${next}`).returning()
  return row ?? null
}

export const updateDelivery = async (db: Executor, { id }: Pick<DeliveryRow, 'id'>, change: Partial<typeof delivery.$inferInsert>): Promise<void> => {
  await db.update(delivery).set(change).where(eq(delivery.id, id))
}

/** What waits to be sent for a schedule by one way, and is no longer wanted. */
export const removeWaiting = async (db: Executor, schedule: string, channel: DeliveryRow['channel']): Promise<void> => {
  await db.delete(delivery).where(and(eq(delivery.schedule, schedule), eq(delivery.channel, channel), eq(delivery.state, 'WAITING')))
}

/** When the last test message of a schedule was asked for. */
export const lastTestAt = async (db: Executor, schedule: string): Promise<Date | null> =>
  (await db.select({ at: max(delivery.createdAt) }).from(delivery).where(and(eq(delivery.schedule, schedule), isNull(delivery.alert))))[0]?.at ?? null
