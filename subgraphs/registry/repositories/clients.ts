import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { client, registeredOperation } from '../tables/client.ts'
import { operation } from '../tables/graph-version.ts'
import type { OperationRow } from './operations.ts'

export type RegisteredOperationRow = typeof registeredOperation.$inferSelect
export type ClientRow = typeof client.$inferSelect

export const clientByName = async (db: Executor, name: string): Promise<ClientRow | null> => (await db.select().from(client).where(eq(client.name, name)))[0] ?? null

/** The entry of this name, whoever was first. */
export const takeName = async (db: Executor, row: typeof client.$inferInsert): Promise<ClientRow> => {
  await db.insert(client).values(row).onConflictDoNothing()
  const taken = await clientByName(db, row.name)
  if (!taken) throw new Error('the name of a client was not stored')
  return taken
}

/** Operations that any client has under these ids. */
export const operationsByIds = (db: Executor, ids: readonly string[]): Promise<RegisteredOperationRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.select().from(registeredOperation).where(inArray(registeredOperation.id, [...ids]))

export const insertOperations = async (db: Executor, rows: readonly (typeof registeredOperation.$inferInsert)[]): Promise<void> => {
  if (rows.length > 0) await db.insert(registeredOperation).values([...rows]).onConflictDoNothing()
}

/** Two registrations of one id wait for each other until the transaction ends. */
export const lockIds = async (db: Executor, ids: readonly string[]): Promise<void> => {
  for (const id of [...new Set(ids)].sort()) await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`registered operation ${id}`}, 0))`)
}

export const deleteOperations = async (db: Executor, name: string, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0 ? [] : (await db.delete(registeredOperation).where(and(eq(registeredOperation.client, name), inArray(registeredOperation.id, [...ids]))).returning({ id: registeredOperation.id })).map(({ id }) => id)

/** One page in order of id, one more than asked for. */
export const operationPage = (db: Executor, name: string, { after, backward, size }: { after: string | null; backward: boolean; size: number }): Promise<RegisteredOperationRow[]> =>
  db.select().from(registeredOperation)
    .where(and(eq(registeredOperation.client, name), after === null ? undefined : backward ? lt(registeredOperation.id, after) : gt(registeredOperation.id, after)))
    .orderBy(backward ? desc(registeredOperation.id) : asc(registeredOperation.id)).limit(size + 1)

/** The document of an id, or of what it means; the eldest where clients share it. */
export const documentOf = async (db: Executor, which: { id: string } | { hash: string }): Promise<string | undefined> =>
  (await db.select({ document: registeredOperation.document }).from(registeredOperation)
    .where('id' in which ? eq(registeredOperation.id, which.id) : eq(registeredOperation.hash, which.hash))
    .orderBy(asc(registeredOperation.registeredAt)).limit(1))[0]?.document

/** What a client asked since then, latest first. */
export const operationsOfClient = (db: Executor, name: string, { version, since, most }: { version: string | null; since: Date; most: number }): Promise<OperationRow[]> =>
  db.select().from(operation)
    .where(and(eq(operation.client, name), gt(operation.lastSeenAt, since), version === null ? undefined : eq(operation.clientVersion, version)))
    .orderBy(desc(operation.lastSeenAt)).limit(most)
