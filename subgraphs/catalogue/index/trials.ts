import type { Database } from '../../kit/database.ts'
import type { Log } from '../../kit/log.ts'
import { allSetAside, dropSetAside, keepSetAside, type SetAsideRow } from '../repositories/index-set-aside.ts'
import type { ResourceRow } from '../repositories/read-model.ts'
import { raiseRevisions } from '../repositories/rows-to-index.ts'
import { sentenceOf } from './engine-trouble.ts'
import type { Refusal } from './write-isolating.ts'

/** So often a row is tried before it is left out of the index. */
export const MOST_TRIALS = 5
const FIRST_PAUSE_MS = 1_000

/** Rows that the index did not take: which ones, how often they were tried, when the next try is due. Kept in the catalogue's tables, known here. */
export interface Trials {
  /** Takes up what earlier runs set aside: a newer release may know better, so each gets its tries again. */
  open(): Promise<void>
  /** Whether this very revision has been refused: it is then tried apart from the others. */
  has(row: Pick<ResourceRow, 'id' | 'revision'>): boolean
  due(now: number): string[]
  refuse(rows: ReadonlyMap<string, ResourceRow>, refusals: readonly Refusal[]): Promise<string[]>
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
    /** Returns the ids that have had their last try. */
    refuse: async (rows, refusals) => {
      const noted = refusals.flatMap(({ id, version, error }): SetAsideRow[] => {
        const row = rows.get(id)
        const before = known.get(id)
        return row ? [{ id, namespace: row.namespace, resourceType: row.resourceType, revision: version, attempts: before?.revision === version ? before.attempts + 1 : 1, error: sentenceOf(error), at: new Date() }] : []
      })
      await keepSetAside(database.db, noted)
      for (const row of noted) known.set(row.id, row)
      const over = noted.filter(({ attempts }) => attempts >= MOST_TRIALS)
      for (const { id, revision, error } of over) log.warn({ id, revision: String(revision), error }, 'the index does not take this record: set aside until it changes')
      return over.map(({ id }) => id)
    },
    accept: async (ids) => {
      const mended = ids.filter((id) => known.delete(id))
      await dropSetAside(database.db, mended)
    },
  }
}
