import { and, lt, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { indexEmbargo } from '../tables/indexing.ts'
import { resource } from '../tables/resource.ts'
import { IS_SEARCHABLE, raiseRevisions } from './rows-to-index.ts'

/** Written as the partial index `resource_embargo` has it. */
const DAY = sql`(${resource.document} #>> '{sharing,embargoUntil}') collate "C"`
const WAITS = sql`${resource.document} #> '{search,protected}' is not null and ${resource.document} #>> '{sharing,embargoUntil}' is not null`

/** Raises the rows with protected texts whose embargo has ended since the last time, to `today`. Days as `YYYY-MM-DD`. A kill half-way repeats it, which does no harm. */
export const raiseOpened = async (db: Executor, today: string): Promise<void> => {
  const [last] = await db.select({ through: sql<string>`coalesce(max(${indexEmbargo.through}), '')` }).from(indexEmbargo)
  const rows = await db.select({ id: resource.id }).from(resource).where(and(WAITS, sql`${DAY} > ${last?.through ?? ''} and ${DAY} <= ${today}`, IS_SEARCHABLE))
  await raiseRevisions(db, new Map(rows.map(({ id }) => [id, 0n])))
  await db.insert(indexEmbargo).values({ through: today }).onConflictDoNothing()
  await db.delete(indexEmbargo).where(lt(indexEmbargo.through, today))
}
