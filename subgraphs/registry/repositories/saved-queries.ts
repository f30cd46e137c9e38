import { and, arrayContains, asc, desc, eq, ilike, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { currentGraph } from '../tables/graph-version.ts'
import { type QueryVisibility, savedQuery } from '../tables/saved-query.ts'

export type SavedQueryRow = typeof savedQuery.$inferSelect
export type NewSavedQuery = typeof savedQuery.$inferInsert
export type SavedQuerySort = 'UPDATED_DESC' | 'CREATED_DESC' | 'NAME' | 'RUNS_DESC'

export interface SavedQueryConditions {
  owner?: { id: string | null; is: boolean }
  visibility?: readonly QueryVisibility[]
  folder?: string
  tags?: readonly string[]
  platform?: string
  /** Text, and its pinyin where it has letters. */
  q?: { text: string; key: string }
}

export const savedQueriesByIds = async (db: Executor, ids: readonly string[], visible: SQL): Promise<Map<string, SavedQueryRow>> => {
  const rows = ids.length === 0 ? [] : await db.select().from(savedQuery).where(and(inArray(savedQuery.id, [...ids]), visible))
  return new Map(rows.map((row) => [row.id, row]))
}

export const savedQueriesBySlugs = async (db: Executor, slugs: readonly string[], visible: SQL): Promise<Map<string, SavedQueryRow>> => {
  const rows = slugs.length === 0 ? [] : await db.select().from(savedQuery).where(and(inArray(savedQuery.slug, [...slugs]), visible))
  return new Map(rows.map((row) => [row.slug, row]))
}

const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, (char) => `\\${char}`)}%`

const matching = ({ owner, visibility, folder, tags, platform, q }: SavedQueryConditions): SQL | undefined => and(
  isNull(savedQuery.deletedAt),
  owner && (owner.id === null ? sql`${!owner.is}` : owner.is ? eq(savedQuery.ownerId, owner.id) : ne(savedQuery.ownerId, owner.id)),
  // Folders are their owner's: others are not found by them.
  folder === undefined ? undefined : eq(savedQuery.folder, folder),
  visibility && inArray(savedQuery.visibility, [...visibility]),
  tags && tags.length > 0 ? arrayContains(savedQuery.tags, [...tags]) : undefined,
  platform === undefined ? undefined : and(eq(savedQuery.platform, platform), eq(savedQuery.visibility, 'PLATFORM')),
  q && or(ilike(savedQuery.name, pattern(q.text)), ilike(savedQuery.nameEn, pattern(q.text)), ilike(savedQuery.description, pattern(q.text)), q.key === '' ? undefined : ilike(savedQuery.nameKey, pattern(q.key))),
)

const SORTS = {
  UPDATED_DESC: { column: savedQuery.updatedAt, descending: true },
  CREATED_DESC: { column: savedQuery.createdAt, descending: true },
  NAME: { column: savedQuery.nameKey, descending: false },
  RUNS_DESC: { column: savedQuery.runs, descending: true },
} as const

/** What stands for a row in a cursor. */
export const sortValue = (row: SavedQueryRow, sort: SavedQuerySort): string | number => {
  switch (sort) {
    case 'UPDATED_DESC': return row.updatedAt.toISOString()
    case 'CREATED_DESC': return row.createdAt.toISOString()
    case 'NAME': return row.nameKey
    case 'RUNS_DESC': return row.runs
  }
}

export interface SavedQueryPage { sort: SavedQuerySort; after: { value: string | number; id: string } | null; backward: boolean; size: number }

/** One page, one more than asked for. Names are compared by their bytes, so that a page does not depend on the locale of the database. */
export const savedQueryPage = (db: Executor, conditions: SavedQueryConditions, visible: SQL, { sort, after, backward, size }: SavedQueryPage): Promise<SavedQueryRow[]> => {
  const { column, descending } = SORTS[sort]
  const key = sort === 'NAME' ? sql`${column} collate "C"` : sql`${column}`
  const down = descending !== backward
  const type = sort === 'NAME' ? sql`text collate "C"` : sort === 'RUNS_DESC' ? sql`integer` : sql`timestamptz`
  const value = after && (sort === 'NAME' ? sql`${after.value}::text collate "C"` : sql`${after.value}::${type}`)
  const position = after ? (down ? sql`(${key}, ${savedQuery.id} collate "C") < (${value}, ${after.id}::text collate "C")` : sql`(${key}, ${savedQuery.id} collate "C") > (${value}, ${after.id}::text collate "C")`) : undefined
  const order = (expression: SQL): SQL => (down ? desc(expression) : asc(expression))
  return db.select().from(savedQuery).where(and(matching(conditions), visible, position)).orderBy(order(key), order(sql`${savedQuery.id} collate "C"`)).limit(size + 1)
}

export const countSavedQueries = async (db: Executor, conditions: SavedQueryConditions, visible: SQL): Promise<number> =>
  (await db.select({ count: sql<number>`count(*)::int` }).from(savedQuery).where(and(matching(conditions), visible)))[0]?.count ?? 0

export const foldersOf = (db: Executor, ownerId: string): Promise<{ name: string; count: number }[]> =>
  db.select({ name: sql<string>`${savedQuery.folder}`, count: sql<number>`count(*)::int` }).from(savedQuery)
    .where(and(eq(savedQuery.ownerId, ownerId), isNull(savedQuery.deletedAt), sql`${savedQuery.folder} is not null`)).groupBy(savedQuery.folder).orderBy(sql`${savedQuery.folder} collate "C"`).limit(1_000)

/** Undefined where the slug was ever given. */
export const insertSavedQuery = async (db: Executor, row: NewSavedQuery): Promise<SavedQueryRow | undefined> =>
  (await db.insert(savedQuery).values(row).onConflictDoNothing().returning())[0]

/** The changed query; undefined where it is of another version, or gone. */
export const updateSavedQuery = async (db: Executor, id: string, expected: number, change: Partial<NewSavedQuery>): Promise<SavedQueryRow | undefined> =>
  (await db.update(savedQuery).set({ ...change, version: expected + 1 }).where(and(eq(savedQuery.id, id), eq(savedQuery.version, expected), isNull(savedQuery.deletedAt))).returning())[0]

/** Version of the graph that is current, held until the transaction ends: no publication makes another one current meanwhile. */
export const holdCurrentGraph = async (tx: Executor): Promise<number> => {
  const [row] = await tx.select({ sequence: currentGraph.sequence }).from(currentGraph).for('share')
  if (!row) throw new Error('there is no current graph')
  return row.sequence
}

/** All that can be run, as they are now. */
export const livingQueries = (db: Executor): Promise<Pick<SavedQueryRow, 'id' | 'slug' | 'ownerId' | 'version' | 'document' | 'operationName' | 'parameters' | 'visibility' | 'brokenAt' | 'runs' | 'lastRunAt' | 'updatedAt'>[]> =>
  db.select({
    id: savedQuery.id, slug: savedQuery.slug, ownerId: savedQuery.ownerId, version: savedQuery.version, document: savedQuery.document, operationName: savedQuery.operationName, parameters: savedQuery.parameters,
    visibility: savedQuery.visibility, brokenAt: savedQuery.brokenAt, runs: savedQuery.runs, lastRunAt: savedQuery.lastRunAt, updatedAt: savedQuery.updatedAt,
  }).from(savedQuery).where(isNull(savedQuery.deletedAt)).orderBy(asc(savedQuery.id))

export const countOwned = (db: Executor, ownerId: string): Promise<number> => countSavedQueries(db, { owner: { id: ownerId, is: true } }, sql`true`)

/** Which versions of which queries there are. */
export const livingVersions = (db: Executor): Promise<Pick<SavedQueryRow, 'id' | 'version'>[]> =>
  db.select({ id: savedQuery.id, version: savedQuery.version }).from(savedQuery).where(isNull(savedQuery.deletedAt))

/** Whoever they are visible to: for the graph itself, which changes them. */
export const heldQueries = async (tx: Executor, ids: readonly string[]): Promise<Map<string, SavedQueryRow>> => {
  const rows = ids.length === 0 ? [] : await tx.select().from(savedQuery).where(inArray(savedQuery.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** Since when the graph cannot run it; null where it can. What its owner made stays as it is. */
export const markQuery = async (tx: Executor, id: string, brokenAt: Date | null): Promise<void> => {
  await tx.update(savedQuery).set({ brokenAt }).where(eq(savedQuery.id, id))
}
