import type { IndexFilter, IndexQuery, TextQuery } from '../port.ts'
import type { SettlingEngine, Viewpoint } from './settle.ts'

/** A reading to be counted: as it is, and with everything in it where `asksWhole`. `isRow`: it is a row of keywords. */
export interface Counted { query: TextQuery; whole: TextQuery; isRow: boolean; asksWhole: boolean; filter?: Pick<IndexFilter, 'generated'> }
/** How many records a reading finds, up to `ENOUGH`, and how many of them have all of it: 0 where nobody asked. */
export interface Count { found: number; whole: number; isRow: boolean }

/** Two pages: as many as anybody looks at. */
const ENOUGH = 20

/** One call for all of them. */
export const countOf = async (engine: SettlingEngine, { protectedTiers, now }: Viewpoint, readings: readonly Counted[]): Promise<Count[]> => {
  const asked = readings.map(({ query, whole, asksWhole, filter }) => [query, ...(asksWhole ? [whole] : [])].map((each): IndexQuery => ({ query: each, filter: { terms: {}, ...filter }, protectedTiers, now })))
  const totals = await engine.count(asked.flat(), ENOUGH)
  let at = 0
  return readings.map(({ isRow, asksWhole }) => ({ isRow, found: totals[at++]?.value ?? 0, whole: asksWhole ? totals[at++]?.value ?? 0 : 0 }))
}

/** Something has all of it, or many have nearly all. Of a row of keywords people want a list; a title, a name, a sentence is one record. */
export const isGood = (count: Count | undefined): boolean => count !== undefined && ((count.whole > 0 && !count.isRow) || count.found >= ENOUGH)
