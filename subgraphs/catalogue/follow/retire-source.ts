import { eq } from 'drizzle-orm'
import type { Database } from '../../kit/database.ts'
import { source } from '../tables/source.ts'
import { applyPage } from './apply-page.ts'
import { beginWalk } from './source-state.ts'

/** Cursor of a feed that has ended for good. */
const LEFT = 'left'

/** A walk that sees nothing: everything of the namespace becomes a tombstone. How many rows that was, 0 where it has been done before or nothing was ever known. */
export const retireSource = async (database: Database, namespace: string): Promise<number> => {
  const stateOf = async () => (await database.db.select().from(source).where(eq(source.namespace, namespace)))[0]
  const before = await stateOf()
  if (!before || before.cursor === LEFT) return 0
  await beginWalk(database, namespace)
  const state = await stateOf()
  if (!state) throw new Error(`the state of ${namespace} is gone`)
  await applyPage(database, state, { changes: [], cursor: LEFT, more: false }, () => true)
  return 1
}
