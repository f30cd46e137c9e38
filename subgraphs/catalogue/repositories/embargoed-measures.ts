import { and, sql } from 'drizzle-orm'
import { isEmbargoed } from '../../../schema/visibility.ts'
import type { Executor } from '../../kit/database.ts'
import type { Measure } from '../search/port.ts'
import { resource } from '../tables/resource.ts'

const NAMES: Readonly<Record<Measure, string>> = { ORIGINAL_VALUE_CNY: 'originalValueCny', VOLUME_BYTES: 'volumeBytes', EFFECTIVE_HOURS: 'effectiveHours', SERVICE_REQUESTS: 'serviceRequests' }

/** Records under embargo that have one of these values. They are few: a status of their own, or a day to come. */
export const embargoedWithMeasures = async (db: Executor, measures: readonly Measure[], now: Date): Promise<string[]> => {
  const rows = await db
    .select({ id: resource.id, status: resource.status, until: sql<string | null>`${resource.document} -> 'sharing' ->> 'embargoUntil'` })
    .from(resource)
    .where(and(
      sql`${resource.document} -> 'measures' ?| ${sql.param(measures.map((measure) => NAMES[measure]))}::text[]`,
      sql`(${resource.status} = 'EMBARGOED' or ${resource.document} -> 'sharing' ->> 'embargoUntil' is not null)`,
    ))
    .orderBy(resource.id)
  return rows.filter(({ id, status, until }) => isEmbargoed({ id, status: status as never, ...(until ? { sharing: { embargoUntil: until } } : {}) }, now)).map(({ id }) => id)
}
