import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../kit/database.ts'
import { addPerson, addRun, saltOf } from '../repositories/saved-query-uses.ts'

/**
 * Counts a run of a saved query: the day, and whoever has not run it yet that day. `person` is a user's id, or whatever tells anonymous callers apart; it is hashed
 * with a salt that lasts a day. Nothing of the parameters is known here. False where there is no such query.
 */
export const recordSavedQueryRun = ({ db }: Pick<Database, 'db'>, queryId: string, person: string | null, now: Date): Promise<boolean> => {
  const day = now.toISOString().slice(0, 10)
  return db.transaction(async (tx) => {
    const salt = await saltOf(tx, day, randomBytes(16).toString('base64url'))
    const isNew = person !== null && (await addPerson(tx, day, queryId, createHash('sha256').update(`${salt}\n${queryId}\n${person}`).digest('base64url').slice(0, 22)))
    return addRun(tx, queryId, day, isNew ? 1 : 0, now)
  })
}
