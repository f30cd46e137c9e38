import type { Executor } from '../../kit/database.ts'
import type { ExportRow } from '../repositories/exports.ts'
import type { RowSetRow } from '../repositories/row-sets.ts'
import type { WalkPurpose } from '../tables/export.ts'

/** What becomes of a walk that is for no file. It takes over the rows, or gives them up, and removes the walk. */
export interface Purpose {
  /** All rows are there. What takes long is done here; the function that it returns writes, in the transaction that ends the walk. `alive` keeps the walk's lease. */
  completed(walk: ExportRow, set: RowSetRow & { hash: string }, alive: () => void): Promise<(tx: Executor) => Promise<void>>
  /** The rows cannot be had to the last one: `walk.failure` says why. In the transaction that ends the walk. */
  failed(tx: Executor, walk: ExportRow): Promise<void>
}

export type Purposes = Readonly<Partial<Record<WalkPurpose, Purpose>>>

/** What becomes of this walk; null where it is for a file, which is the walk itself. */
export const purposeOf = (purposes: Purposes, { purpose }: Pick<ExportRow, 'purpose'>): Purpose | null => {
  if (purpose === 'FILE') return null
  const found = purposes[purpose]
  if (!found) throw new Error(`nothing takes over walks for ${purpose}`)
  return found
}
