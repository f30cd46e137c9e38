import type { Executor } from '../../kit/database.ts'
import { differenceOf, mayHaveMissed, storeChanges } from '../exports/difference.ts'
import type { Purpose } from '../exports/purposes.ts'
import { removeExport } from '../repositories/exports.ts'
import { endComparison, frozenResultsByIds } from '../repositories/frozen-results.ts'
import { condemnRowSets, rowSetsByIds } from '../repositories/row-sets.ts'
import type { ExportFailure } from '../tables/export.ts'

const MOVED: ExportFailure = { code: 'CONFLICT', message: '列表在读取时变动了,请再比较一次', messageEn: 'The list moved while it was read: compare once more', subgraph: null }

/** The rows of now are compared with the frozen ones and given up again; what differs is kept. */
export const comparePurpose = (db: Executor): Purpose => ({
  completed: async (walk, set, alive) => {
    const id = walk.subject ?? ''
    const frozen = (await frozenResultsByIds(db, [id])).get(id)
    const before = frozen?.rowSet == null ? undefined : (await rowSetsByIds(db, [frozen.rowSet])).get(frozen.rowSet)
    // Rows are the same where what the frozen document asked for is the same.
    const difference = before ? await differenceOf(db, before, { ...set, shape: { ...set.shape, kept: before.shape.kept } }, alive) : null
    return async (tx) => {
      await removeExport(tx, walk.id)
      await condemnRowSets(tx, [set.id])
      if (!difference || !before) return
      const now = new Date()
      if (mayHaveMissed(walk, set, difference)) {
        await endComparison(tx, id, { state: 'FAILED', endedAt: now, failure: MOVED })
        return
      }
      const { changes, ...counts } = difference
      const stored = await storeChanges(tx, before, changes, now)
      const ended = await endComparison(tx, id, { state: 'COMPARED', endedAt: now, ...counts, changes: stored, supergraph: walk.supergraphEnd, asOf: walk.asOfEnd })
      if (!ended && stored !== null) await condemnRowSets(tx, [stored])
    }
  },
  failed: async (tx, walk) => {
    await removeExport(tx, walk.id)
    await condemnRowSets(tx, [walk.rowSet])
    await endComparison(tx, walk.subject ?? '', { state: 'FAILED', endedAt: new Date(), failure: walk.failure })
  },
})
