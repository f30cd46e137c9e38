import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { allSetAside, dropSetAside, keepSetAside, type SetAsideRow } from '../repositories/index-set-aside.ts'
import type { ResourceRow } from '../repositories/read-model.ts'
import { raiseRefused, raiseRevisions } from '../repositories/rows-to-index.ts'
import { sentenceOf } from './engine-trouble.ts'
import type { Refusal } from './write-isolating.ts'

/** So often a row is tried before it is left out of the index. */
export const MOST_TRIALS = 5
const FIRST_PAUSE_MS = 1_000

/** Rows that the index did not take: which ones, how often they were tried, when the next try is due. Kept in the catalogue's tables, known here. */
export interface Trials {
  /** Takes up what earlier runs set aside: a newer release may know better, so each gets its tries again. */
  open(): Promise<void>
  /** Whether this is what was refused: it is then tried apart from the others. */
  has(row: Pick<ResourceRow, 'id' | 'revision'>): boolean
  due(now: number): string[]
  /** Counts a try, to `most` of them, and raises the revision: the refused one stands in the index as a tombstone, and the next try has to go above it. */
  refuse(rows: ReadonlyMap<string, ResourceRow>, refusals: readonly Refusal[], most: number): Promise<void>
  accept(ids: readonly string[]): Promise<void>
}

export const createTrials = (database: Database, log: Log): Trials => {
  const known = new Map<string, SetAsideRow>()
  return {
    open: async () => {
      const rows = await allSetAside(database.db)
      await raiseRevisions(database.db, new Map(rows.map((row) => [row.id, row.revision])))
      await dropSetAside(database.db, rows.map((row) => row.id))
      known.clear()
    },
    has: ({ id, revision }) => known.get(id)?.revision === revision,
    due: (now) => [...known.values()].filter(({ attempts, at }) => attempts < MOST_TRIALS && now >= at.getTime() + FIRST_PAUSE_MS * 2 ** (attempts - 1)).map(({ id }) => id),
    refuse: async (rows, refusals, most) => {
      const noted = refusals.flatMap(({ id, version, error }): SetAsideRow[] => {
        const row = rows.get(id)
        const before = known.get(id)
        const attempts = before?.revision === version ? Math.max(before.attempts, Math.min(before.attempts + 1, most)) : 1
        return row ? [{ id, namespace: row.namespace, resourceType: row.resourceType, revision: version, attempts, error: sentenceOf(error), at: new Date() }] : []
      })
      await database.db.transaction(async (tx) => {
        const raised = await raiseRefused(tx, noted)
        for (const row of noted) row.revision = raised.get(row.id) ?? row.revision
        await keepSetAside(tx, noted)
      })
      for (const row of noted) {
        known.set(row.id, row)
        if (row.attempts >= MOST_TRIALS) log.warn({ id: row.id, revision: String(row.revision), error: row.error }, 'the index does not take this record: set aside until it changes')
      }
    },
    accept: async (ids) => {
      const mended = ids.filter((id) => known.delete(id))
      await dropSetAside(database.db, mended)
    },
  }
}
