import { sql } from 'drizzle-orm'
import { isEmbargoed } from '../../../schema/visibility.ts'
import type { Database } from '../../kit/database.ts'
import type { Measure } from '../search/port.ts'
import { resource, resourceHistory } from '../tables/resource.ts'
import { withinDeadline } from './within-deadline.ts'

const NAMES: Readonly<Record<Measure, string>> = { ORIGINAL_VALUE_CNY: 'originalValueCny', VOLUME_BYTES: 'volumeBytes', EFFECTIVE_HOURS: 'effectiveHours', SERVICE_REQUESTS: 'serviceRequests' }

/**
 * Records under embargo that have one of these values. They are few: a status of their own, or a day to come. The history tells them without a look into any
 * other document; versions of before it kept the status are looked at. Throws TIMEOUT.
 */
export const embargoedWithMeasures = async (db: Database['db'], measures: readonly Measure[], now: Date): Promise<string[]> => {
  const rows = (await withinDeadline(db, sql`
    with closed as materialized (
      select h.id from ${resourceHistory} h
      where h.valid_to is null and not h.deleted and (h.dimensions ? 'EMBARGO_UNTIL' or not h.dimensions ? 'STATUS' or h.dimensions -> 'STATUS' ->> 0 = 'EMBARGOED')
    )
    select r.id, r.status, r.document -> 'sharing' ->> 'embargoUntil' as until from closed join ${resource} r on r.id = closed.id
    where r.document -> 'measures' ?| ${sql.param(measures.map((measure) => NAMES[measure]))}::text[] order by r.id`)) as unknown as { id: string; status: string; until: string | null }[]
  return rows.filter(({ id, status, until }) => isEmbargoed({ id, status: status as never, ...(until ? { sharing: { embargoUntil: until } } : {}) }, now)).map(({ id }) => id)
}
