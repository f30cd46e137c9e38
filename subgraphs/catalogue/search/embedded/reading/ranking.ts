import type { RankTerm, TextField } from '../../port.ts'
import { TEXT_COLUMNS, type Tier, textTable } from '../storage/columns.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { anyOf } from './match-expression.ts'
import { type View, visibleTiers } from './visible-tiers.ts'

/** Weights of BM25, tuned on the development queries of the gold set (README.md). */
const FIELD_WEIGHTS: Record<TextField, number> = { title: 3, keyword: 4, abstract: 1, creator: 2, organization: 1, identifier: 4, discipline: 1 }
const STREAM_WEIGHTS = { words: 1, bigrams: 1.5, exact: 8 } as const
const WEIGHTS = TEXT_COLUMNS.map(({ field, stream }) => FIELD_WEIGHTS[field] * STREAM_WEIGHTS[stream]).join(', ')

/**
 * Scores take part in cursors: rounded, they are the same number wherever they are computed again. Not to fewer decimals, since a word that more than half of
 * all records have weighs only a millionth in FTS5, and where all words are such (a small index) that still has to rank.
 */
const DECIMALS = 10

/** FTS5 weighs columns, not terms; but its scores are sums over the terms, so those of one weight make one expression. */
const expressionsByWeight = (rank: readonly RankTerm[]): { weight: number; expression: string }[] =>
  [...Map.groupBy(rank, ({ weight }) => weight)].flatMap(([weight, terms]) => {
    const expression = anyOf(terms.map((term) => ({ term, ...(term.field ? { field: term.field } : {}) })))
    return expression === null || weight === 0 ? [] : [{ weight, expression }]
  })

/**
 * `doc, score` of all documents in `temp.found`, or of all there are: the sum over the tiers that the viewer sees, 0 where nothing ranks. The plus keeps SQLite
 * from asking FTS5 once per document.
 */
export const scores = (rank: readonly RankTerm[], view: View, everything: boolean): Sql => {
  const ofTier = (tier: Tier, weight: number, expression: string): Sql => {
    const table = raw(textTable(tier))
    const isFound = everything ? sql`1` : sql`+rowid IN (SELECT doc FROM temp.found)`
    return sql`SELECT rowid AS doc, ${-weight} * bm25(${table}, ${raw(WEIGHTS)}) AS score FROM ${table} WHERE ${table} MATCH ${expression} AND ${isFound}`
  }
  const ranked = expressionsByWeight(rank).flatMap(({ weight, expression }) =>
    visibleTiers(view).map(({ tier, where }) => sql`${ofTier(tier, weight, expression)} AND ${where(raw('+rowid'))}`))
  const all = everything ? sql`SELECT doc, 0.0 AS score FROM document WHERE deleted = 0` : sql`SELECT doc, 0.0 AS score FROM temp.found`
  return sql`SELECT doc, round(sum(score), ${raw(String(DECIMALS))}) AS score FROM (${join([all, ...ranked], ' UNION ALL ')}) GROUP BY doc`
}
