import { type SQL, sql } from 'drizzle-orm'
import { type Database, sqlState } from '../../kit/database.ts'
import { domainError } from '../../kit/errors.ts'

/** As long as a search may take. */
const DEADLINE_MS = 2_000
const QUERY_CANCELED = '57014'

/** Runs a statement that looks at many rows, with a deadline of its own: what has grown too large to be counted at once holds up nobody else. Throws TIMEOUT. */
export const withinDeadline = async (db: Database['db'], statement: SQL): Promise<Record<string, unknown>[]> => {
  try {
    return await db.transaction(async (transaction) => {
      await transaction.execute(sql.raw(`set local statement_timeout = ${DEADLINE_MS}`))
      return (await transaction.execute(statement)) as unknown as Record<string, unknown>[]
    }, { accessMode: 'read only' })
  } catch (error) {
    if (sqlState(error) !== QUERY_CANCELED) throw error
    throw domainError('TIMEOUT', { zh: '统计超时,请减少维度或加筛选', en: 'Counting took too long: take fewer dimensions or filter', cause: error })
  }
}
