import { type SQL, sql } from 'drizzle-orm'
import { domainError } from './errors.ts'
import type { Kind } from './kind.ts'
import type { RowOrder } from './repositories/kind-rows.ts'

export interface SortOrder extends RowOrder {
  /** Turns the text of a cursor back into a value of the sort key. */
  parse: (text: string) => SQL
}

/** Sort keys are never null: what has no value comes last. U+FFFF is above every date, and above every character of the collation by pinyin. */
const SORTS: Record<string, (kind: Kind) => SortOrder> = {
  UPDATED_DESC: ({ table }) => ({ expression: sql`${table.updatedAt}`, descending: true, parse: (text) => sql`${text}::timestamptz` }),
  UPDATED_ASC: ({ table }) => ({ expression: sql`${table.updatedAt}`, descending: false, parse: (text) => sql`${text}::timestamptz` }),
  GENERATED_DESC: ({ table }) => ({ expression: sql`coalesce(${table.generatedOn}, '')`, descending: true, parse: (text) => sql`${text}` }),
  GENERATED_ASC: ({ table }) => ({ expression: sql`coalesce(${table.generatedOn}, U&'\\FFFF')`, descending: false, parse: (text) => sql`${text}` }),
  TITLE_PINYIN: ({ table }) => ({ expression: sql`coalesce(${table.title}, U&'\\FFFF') collate "zh-x-icu"`, descending: false, parse: (text) => sql`${text}` }),
}

export const sortOrder = (kind: Kind, name: string): SortOrder => {
  const order = SORTS[name]
  if (!order) throw domainError('BAD_INPUT', { zh: `不支持的排序 ${name}`, en: `No such sort order: ${name}` })
  return order(kind)
}
