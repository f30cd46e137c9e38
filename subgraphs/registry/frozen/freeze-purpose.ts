import { namespaceOf } from '../../../schema/resource-id.ts'
import type { Executor } from '../../kit/database.ts'
import { keyOf } from '../exports/difference.ts'
import { noticesOf } from '../exports/notices.ts'
import type { Purpose } from '../exports/purposes.ts'
import { storedRows } from '../exports/stored-rows.ts'
import { removeExport } from '../repositories/exports.ts'
import { changeFrozenResult } from '../repositories/frozen-results.ts'
import { condemnRowSets, type RowSetRow } from '../repositories/row-sets.ts'
import type { SourceCount } from '../tables/frozen-result.ts'

const ALIVE_EVERY = 5_000

/** Rows by the namespace of their record, most first. */
const sourcesOf = async (db: Executor, set: RowSetRow, alive: () => void): Promise<SourceCount[]> => {
  const counts = new Map<string, number>()
  let since = 0
  for await (const row of storedRows(db, set)) {
    since += 1
    if (since % ALIVE_EVERY === 0) alive()
    const key = keyOf(row, set.shape.identity)
    const namespace = key === null ? null : namespaceOf(key)
    if (namespace !== null) counts.set(namespace, (counts.get(namespace) ?? 0) + 1)
  }
  return [...counts].map(([namespace, rows]) => ({ namespace, rows })).sort((a, b) => b.rows - a.rows || (a.namespace < b.namespace ? -1 : 1))
}

/** The rows of a walk become the frozen result that it is for, whole, in the transaction that ends the walk. */
export const freezePurpose = (db: Executor): Purpose => ({
  completed: async (walk, set, alive) => {
    const sources = await sourcesOf(db, set, alive)
    return async (tx) => {
      await removeExport(tx, walk.id)
      const frozen = await changeFrozenResult(tx, walk.subject ?? '', ['COLLECTING'], {
        state: 'FROZEN', rowSet: set.id, rows: set.rows, hidden: set.hidden, bytes: set.bytes, hash: set.hash, sources, degraded: walk.degraded,
        notices: noticesOf({ plan: walk.plan, hidden: set.hidden, cuts: walk.cuts, rows: set.rows, totalRows: walk.totalRows, complete: true }),
        asOfStart: walk.asOfStart, asOfEnd: walk.asOfEnd, supergraphStart: walk.supergraphStart, supergraphEnd: walk.supergraphEnd, frozenAt: new Date(),
      })
      if (!frozen) await condemnRowSets(tx, [set.id])
    }
  },
  failed: async (tx, walk) => {
    await removeExport(tx, walk.id)
    await condemnRowSets(tx, [walk.rowSet])
    await changeFrozenResult(tx, walk.subject ?? '', ['COLLECTING'], { state: 'FAILED', failure: walk.failure, degraded: walk.degraded })
  },
})
