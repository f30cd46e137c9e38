import { or, sql } from 'drizzle-orm'
import { contains } from '../../kit/filter.ts'
import type { Kind } from '../../kit/kind.ts'
import { platform } from '../tables/platform.ts'

export const platformFilters: Kind['filters'] = {
  department: (name: string) => or(contains(sql`${platform.department} ->> 'name'`, name), contains(sql`${platform.department} ->> 'nameEn'`, name)) ?? sql`false`,
}
