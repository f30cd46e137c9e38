import { sql } from 'drizzle-orm'
import { contains } from '../../kit/filter.ts'
import type { Kind } from '../../kit/kind.ts'
import { standard } from '../tables/standard.ts'
import { foldNumber } from '../values/standard-number.ts'
import { codeWithPrefix } from './conditions.ts'

export const standardFilters: Kind['filters'] = {
  // Without blanks on both sides: `GB/T7714` is part of `GB/T 7714-2015`.
  standardNo: (text: string) => contains(sql`replace(${standard.standardNo}, ' ', '')`, foldNumber(text).replaceAll(' ', '')),
  ics: (prefixes: string[]) => codeWithPrefix(standard.ics, prefixes),
  ccs: (prefixes: string[]) => codeWithPrefix(standard.ccs, prefixes),
}
