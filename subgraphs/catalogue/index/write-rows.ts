import type { ResourceRow } from '../repositories/read-model.ts'
import type { SearchEngine } from '../search/port.ts'
import type { Prepared } from './prepare.ts'
import type { Trials } from './trials.ts'
import { type Refusal, writeIsolating } from './write-isolating.ts'

export interface PreparedRows extends Prepared { rows: readonly ResourceRow[] }

/**
 * Writes prepared rows and moves the position on, `before` to `after`. What cannot be analysed, or is refused, is noted in the catalogue's tables before
 * the position passes it. Returns the refusals that were the last ones.
 */
export const writeRows = async (write: SearchEngine['write'], trials: Trials, { rows, entries, refusals }: PreparedRows, before: string, after: string): Promise<string[]> => {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const over = await noteRefusals(trials, byId, refusals)
  const refused = await writeIsolating(write, entries, before, after)
  over.push(...(await noteRefusals(trials, byId, refused)))
  if (refused.length > 0) await write([], after)
  const left = new Set(refused.map(({ id }) => id))
  await trials.accept(entries.map(({ id }) => id).filter((id) => !left.has(id)))
  return over
}

const noteRefusals = async (trials: Trials, rows: ReadonlyMap<string, ResourceRow>, refusals: readonly Refusal[]): Promise<string[]> =>
  refusals.length === 0 ? [] : trials.refuse(rows, refusals)
