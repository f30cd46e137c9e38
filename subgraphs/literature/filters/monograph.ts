import { or, sql } from 'drizzle-orm'
import type { Kind } from '../../kit/kind.ts'
import { monograph } from '../tables/monograph.ts'
import { isbn } from '../values/book-numbers.ts'
import { agentNamed, codeWithPrefix, numberAmong } from './conditions.ts'

export const monographFilters: Kind['filters'] = {
  isbn: (values: string[]) => numberAmong(monograph.isbn, isbn, values),
  author: (name: string) => or(agentNamed(monograph.authorsOrdered, name), agentNamed(monograph.creators, name)) ?? sql`false`,
  clcCodes: (prefixes: string[]) => codeWithPrefix(monograph.clcCodes, prefixes),
}
