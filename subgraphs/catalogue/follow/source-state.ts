import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Database } from '../../kit/database.ts'
import { source } from '../tables/source.ts'

/** How far one feed has been followed, as stored. */
export type SourceState = typeof source.$inferSelect

const newWalk = (): string => randomBytes(6).toString('hex')

/** The stored state of a feed; a feed that is followed for the first time begins a walk. */
export const sourceState = async ({ db }: Database, namespace: string): Promise<SourceState> => {
  await db.insert(source).values({ namespace, cursor: null, walk: newWalk(), walking: true, caughtUp: false }).onConflictDoNothing()
  const [state] = await db.select().from(source).where(eq(source.namespace, namespace))
  if (!state) throw new Error(`no state of feed ${namespace}`)
  return state
}

/** The feed is to be walked anew: after a restore, a move or a change of mapping at its source. */
export const beginWalk = async ({ db }: Database, namespace: string): Promise<void> => {
  await db.update(source).set({ cursor: null, walk: newWalk(), walking: true, caughtUp: false }).where(eq(source.namespace, namespace))
}

export const recordFailure = async ({ db }: Database, namespace: string, message: string): Promise<void> => {
  await db.update(source).set({ failures: sql`${source.failures} + 1`, lastError: message.slice(0, 500) }).where(eq(source.namespace, namespace))
}

/** Lets the next walk delete what it does not see, and begins it; false where no deletions are held. */
export const releaseHeld = async (database: Database, namespace: string): Promise<boolean> => {
  const released = await database.db.update(source).set({ deletionsReleased: true })
    .where(and(eq(source.namespace, namespace), isNotNull(source.heldDeletions))).returning({ namespace: source.namespace })
  if (released.length > 0) await beginWalk(database, namespace)
  return released.length > 0
}
