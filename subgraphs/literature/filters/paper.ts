import { or, sql } from 'drizzle-orm'
import type { Kind } from '../../kit/kind.ts'
import { paper } from '../tables/paper.ts'
import { issn } from '../values/book-numbers.ts'
import { doi } from '../values/doi.ts'
import { agentNamed, codeWithPrefix, numberAmong } from './conditions.ts'

export const paperFilters: Kind['filters'] = {
  doi: (value: string) => sql`lower(${paper.doi}) = lower(${doi.of(value) ?? value})`,
  issn: (values: string[]) => numberAmong(paper.issn, issn, values),
  author: (name: string) => or(agentNamed(paper.authorsOrdered, name), agentNamed(paper.creators, name)) ?? sql`false`,
  clcCodes: (prefixes: string[]) => codeWithPrefix(paper.clcCodes, prefixes),
}
