import type { ResourceRow } from '../repositories/read-model.ts'
import type { SearchEngine } from '../search/port.ts'
import type { Prepared } from './prepare.ts'
import { MOST_TRIALS, type Trials } from './trials.ts'
import { type Refusal, writeIsolating } from './write-isolating.ts'

export interface PreparedRows extends Prepared { rows: readonly ResourceRow[] }

/**
 * Writes prepared rows and moves the position on, `before` to `after`. What cannot be analysed, or is refused, leaves the index and is noted in the catalogue's
 * tables before the position passes it; `most` is how many tries may be counted here.
 */
export const writeRows = async (write: SearchEngine['write'], trials: Trials, { rows, entries, refusals }: PreparedRows, before: string, after: string, most = MOST_TRIALS): Promise<void> => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const note = async (refused: readonly Refusal[]): Promise<void> => {
    if (refused.length === 0) return
    // An older version must not stay visible where the refused one may be embargoed. An id of which not even this is taken was never in the index.
    await writeIsolating(write, refused.map(({ id, version }) => ({ id, version, deleted: true })), before, before)
    await trials.refuse(byId, refused, most)
  }
  await note(refusals)
  const refused = await writeIsolating(write, entries, before, after)
  await note(refused)
  if (refused.length > 0) await write([], after)
  const left = new Set(refused.map(({ id }) => id))
  await trials.accept(entries.map(({ id }) => id).filter((id) => !left.has(id)))
}
