import { or, sql } from 'drizzle-orm'
import type { Kind } from '../../kit/kind.ts'
import { report } from '../tables/report.ts'
import { agentNamed } from './conditions.ts'

export const reportFilters: Kind['filters'] = {
  author: (name: string) => or(agentNamed(report.authorsOrdered, name), agentNamed(report.creators, name)) ?? sql`false`,
}
