import { integer, jsonb, text, timestamp } from 'drizzle-orm/pg-core'
import type { ResourceFilter } from '../search-arguments.ts'
import { postgres } from './postgres.ts'

/** Topic collections (专题): a rule, and resources picked by hand. The only rows of the catalogue that are no one else's truth. */
export const topic = postgres.table('topic', {
  slug: text().primaryKey(),
  title: text().notNull(),
  titleEn: text(),
  intro: text(),
  introEn: text(),
  q: text(),
  filter: jsonb().$type<ResourceFilter>(),
  resources: jsonb().$type<string[]>().notNull(),
  version: integer().notNull(),
  updatedAt: timestamp({ precision: 3, withTimezone: true, mode: 'date' }).notNull(),
  updatedBy: text(),
  /** Of the change that made this version: a retry of it is answered with what it made. */
  mutation: text(),
})
