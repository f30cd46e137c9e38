import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { partner } from '../tables/partner.ts'

export type PartnerRow = typeof partner.$inferSelect
export interface Bounds { after: string | null; backward: boolean; size: number }

export const partnersByNamespaces = async (db: Executor, namespaces: readonly string[]): Promise<Map<string, PartnerRow>> => {
  const rows = namespaces.length === 0 ? [] : await db.select().from(partner).where(inArray(partner.namespace, [...namespaces]))
  return new Map(rows.map((row) => [row.namespace, row]))
}

/** One page in order of namespace, one more than asked for. */
export const partnerPage = (db: Executor, { after, backward, size }: Bounds): Promise<PartnerRow[]> =>
  db.select().from(partner)
    .where(after === null ? undefined : backward ? lt(partner.namespace, after) : gt(partner.namespace, after))
    .orderBy(backward ? desc(partner.namespace) : asc(partner.namespace)).limit(size + 1)

/** The new entry; undefined where the namespace was ever given. */
export const insertPartner = async (db: Executor, row: typeof partner.$inferInsert): Promise<PartnerRow | undefined> =>
  (await db.insert(partner).values(row).onConflictDoNothing().returning())[0]

/** The changed entry; undefined where it is of another version. */
export const updatePartner = async (db: Executor, namespace: string, expected: number, change: Partial<typeof partner.$inferInsert>): Promise<PartnerRow | undefined> =>
  (await db.update(partner).set({ ...change, version: expected + 1 }).where(and(eq(partner.namespace, namespace), eq(partner.version, expected))).returning())[0]

/** Partners whose notice is over. */
export const partnersDue = (db: Executor, now: Date): Promise<PartnerRow[]> =>
  db.select().from(partner).where(and(eq(partner.status, 'LEAVING'), lt(partner.leavingAt, now)))

export const departedPartners = (db: Executor): Promise<PartnerRow[]> =>
  db.select().from(partner).where(eq(partner.status, 'LEFT')).orderBy(asc(partner.namespace))
