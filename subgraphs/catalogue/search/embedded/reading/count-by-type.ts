import type { DatabaseSync } from 'node:sqlite'
import { sql } from '../sql.ts'
import { termFieldNumber } from '../storage/columns.ts'
import { rows } from './rows.ts'

/** Live documents of each resource type; none but live ones have terms. */
export const countByType = (db: DatabaseSync): Map<string, number> => {
  const counted = sql`SELECT key.value AS type, count(*) AS n FROM key CROSS JOIN term USING (key) WHERE key.field = ${termFieldNumber('RESOURCE_TYPE')} GROUP BY key.key`
  return new Map(rows<{ type: string; n: number }>(db, counted).map(({ type, n }) => [type, n]))
}
