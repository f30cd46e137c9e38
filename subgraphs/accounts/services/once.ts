import type { Executor } from '../../kit/database.ts'
import { takeReceipt } from '../repositories/audit.ts'
import type { AccountsContext } from '../runtime.ts'

export interface UserError { code: string; message: string; path: string[] }
export interface Mutating { clientMutationId?: string | null }

export const inputError = (code: string, message: string, ...path: string[]): UserError => ({ code, message, path: ['input', ...path] })

/** Undoes the transaction it is thrown in. */
class Refused extends Error {
  readonly errors: UserError[]
  constructor(errors: UserError[]) {
    super('refused')
    this.errors = errors
  }
}

export interface Outcome {
  /** Id of what came of it: now, or of the first time. */
  id: string
  /** False where this is a retry of what was done before. */
  first: boolean
  errors: UserError[]
}

/**
 * One mutation in one transaction, done once for each `clientMutationId` of a person. `work` returns why it refuses; then nothing was changed, and a retry may
 * be asked again. `id` names what will come of it.
 */
export const once = async ({ runtime, viewer, now }: AccountsContext, verb: string, { clientMutationId }: Mutating, id: string, work: (tx: Executor) => Promise<UserError[]>): Promise<Outcome> => {
  const key = clientMutationId ? JSON.stringify([viewer.id ?? null, verb, clientMutationId]) : null
  try {
    return await runtime.database.db.transaction(async (tx) => {
      const before = key === null ? null : await takeReceipt(tx, key, id, now)
      if (before !== null) return { id: before, first: false, errors: [] }
      const errors = await work(tx)
      if (errors.length > 0) throw new Refused(errors)
      return { id, first: true, errors: [] }
    })
  } catch (error) {
    if (error instanceof Refused) return { id, first: true, errors: error.errors }
    throw error
  }
}
