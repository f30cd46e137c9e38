import { and, asc, eq, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { entity } from '../tables/derived.ts'

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Ids of entities of one type whose Chinese or English name contains a text, without case and width, in order; at most so many. */
export const entityIdsByLabel = async (db: Executor, typename: string, contains: string, most: number): Promise<string[]> => {
  const pattern = `%${escaped(contains.normalize('NFKC'))}%`
  const rows = await db
    .select({ id: entity.id })
    .from(entity)
    .where(and(eq(entity.typename, typename), sql`(normalize(${entity.label}, NFKC) ilike ${pattern} or normalize(${entity.labelEn}, NFKC) ilike ${pattern})`))
    .orderBy(asc(entity.id))
    .limit(most)
  return rows.map(({ id }) => id)
}
