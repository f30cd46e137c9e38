import type { TextField } from './port.ts'
import { type AnalysedQuery, compose } from './query/compose.ts'
import { readQuery } from './query/read-query.ts'
import { STRICT } from './query/shares.ts'

export type { AnalysedQuery, Marked } from './query/compose.ts'

/** Longer ones are cut: nobody types them. */
export const LONGEST_QUERY = 1_000

/** As much of a text as is read, and what was left out of it. */
export const bounded = (typed: string): { q: string; beyond: string[] } =>
  typed.length <= LONGEST_QUERY ? { q: typed, beyond: [] } : { q: typed.slice(0, LONGEST_QUERY).toWellFormed(), beyond: [`${typed.slice(LONGEST_QUERY, LONGEST_QUERY + 20).toWellFormed()}…`] }

/**
 * What a person typed, read once and to the letter: no second chances (`query/settle.ts`), no years as filters. Undefined: nothing was typed, so everything
 * matches. Pure; there are no syntax errors.
 */
export const analyseQuery = (typed: string | null | undefined, field?: TextField, share = STRICT): AnalysedQuery | undefined => {
  if (!typed || typed.trim() === '') return undefined
  const { q, beyond } = bounded(typed)
  const parts = readQuery(q, field)
  const read = compose(parts, { share })
  return { ...read, dropped: [...beyond, ...parts.notUnderstood, ...read.dropped] }
}
