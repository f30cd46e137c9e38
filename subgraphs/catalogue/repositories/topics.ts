import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import type { Executor } from '../../kit/database.ts'
import { topic } from '../tables/topic.ts'
import type { Bounds } from './read-model.ts'

export type TopicRow = typeof topic.$inferSelect
export type TopicContent = Omit<TopicRow, 'version' | 'updatedAt'>

export const topicsBySlugs = async (db: Executor, slugs: readonly string[]): Promise<Map<string, TopicRow>> => {
  const rows = slugs.length === 0 ? [] : await db.select().from(topic).where(inArray(topic.slug, [...slugs]))
  return new Map(rows.map((row) => [row.slug, row]))
}

/** One page in order of slug, one more than asked for. */
export const topicPage = (db: Executor, { after, backward, size }: Bounds): Promise<TopicRow[]> =>
  db.select().from(topic).where(after === null ? undefined : backward ? lt(topic.slug, after) : gt(topic.slug, after)).orderBy(backward ? desc(topic.slug) : asc(topic.slug)).limit(size + 1)

/** The new topic; undefined where there is one of this slug. */
export const insertTopic = async (db: Executor, content: TopicContent, now: Date): Promise<TopicRow | undefined> =>
  (await db.insert(topic).values({ ...content, version: 1, updatedAt: now }).onConflictDoNothing().returning())[0]

/** The changed topic; undefined where it is of another version. */
export const updateTopic = async (db: Executor, content: TopicContent, expected: number, now: Date): Promise<TopicRow | undefined> =>
  (await db.update(topic).set({ ...content, version: expected + 1, updatedAt: now }).where(and(eq(topic.slug, content.slug), eq(topic.version, expected))).returning())[0]

export const deleteTopic = async (db: Executor, slug: string, expected: number): Promise<boolean> =>
  (await db.delete(topic).where(and(eq(topic.slug, slug), eq(topic.version, expected))).returning({ slug: topic.slug })).length > 0
