import { sql } from 'drizzle-orm'
import type { TypedRow } from '../../kit/kind.ts'
import { submissionItem } from '../tables/submission-item.ts'
import { readers } from './readers.ts'
import { isComplete } from './submission.ts'

const { project, leadUnit, itemStatus, opennessVerdict } = submissionItem

/** An accepted item may be read by anybody, unless it was decided not to open it. */
export const itemReaders = readers<TypedRow<typeof submissionItem>>(
  { project, leadUnit },
  (row) => isComplete(row.itemStatus) && row.opennessVerdict !== 'DO_NOT_OPEN',
  sql`(${itemStatus} in ('ACCEPTED', 'PUBLISHED') and ${opennessVerdict} is distinct from 'DO_NOT_OPEN')`,
)
