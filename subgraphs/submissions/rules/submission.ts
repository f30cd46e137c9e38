import { sql } from 'drizzle-orm'
import type { TypedRow } from '../../kit/kind.ts'
import { submission } from '../tables/submission.ts'
import { readers } from './readers.ts'

/** States in which a submission is complete: the project may be accepted, and anybody may read it. */
export const COMPLETE = ['ACCEPTED', 'PUBLISHED'] as const
export const isComplete = (status: string | null | undefined): boolean => COMPLETE.some((complete) => complete === status)
export const isCompleteWhere = sql`${submission.submissionStatus} in ('ACCEPTED', 'PUBLISHED')`

export const submissionReaders = readers<TypedRow<typeof submission>>(submission, (row) => isComplete(row.submissionStatus), isCompleteWhere)
