import type { Executor } from '../../kit/database.ts'
import { unguessable } from '../../kit/unguessable.ts'
import { limitsOf } from '../exports/limits.ts'
import type { ExportInput, ReadExport } from '../exports/read-export.ts'
import { type ExportRow, insertExport } from '../repositories/exports.ts'
import { insertRowSet } from '../repositories/row-sets.ts'
import type { WalkPurpose } from '../tables/export.ts'
import { newExportLocal } from './find-export.ts'

export interface NewWalk {
  owner: string | null
  read: ReadExport
  input: Pick<ExportInput, 'document' | 'operationName'>
  savedQuery: string | null
  totalRows: number | null
  /** FILE unless told. */
  purpose?: WalkPurpose
  /** What it is walked for; null for files. */
  subject?: string | null
  /** Asked without the owner's rights. */
  asAnybody?: boolean
  mutation?: string | null
}

const DAY_MS = 86_400_000

/** Writes down a walk with its empty set of rows; a worker takes it up when it is woken. Undefined where its mutation began one before. */
export const beginWalk = async (tx: Executor, { owner, read, input, savedQuery, totalRows, purpose = 'FILE', subject = null, asAnybody = false, mutation = null }: NewWalk, now: Date): Promise<ExportRow | undefined> => {
  const rowSet = await insertRowSet(tx, read.shape, now)
  return insertExport(tx, {
    id: newExportLocal(unguessable()), owner, purpose, subject, asAnybody, name: read.name, document: input.document, variables: read.variables, operationName: input.operationName ?? null, rowsPath: read.plan.path,
    savedQuery, plan: read.plan, rowSet, state: 'QUEUED', totalRows, pageSize: read.pageSize, degraded: [], cuts: [],
    createdAt: now, expiresAt: new Date(now.getTime() + limitsOf(owner, purpose).keptDays * DAY_MS), mutation,
  })
}
