import type { AnalysedQuery, TextField } from '../../port.ts'
import { TEXT_COLUMNS, type Tier, textTable } from '../storage/columns.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { anyOf } from './match-expression.ts'
import { type View, visibleTiers } from './visible-tiers.ts'

/** Weights of BM25, tuned on the development queries of the gold set (README.md). */
const FIELD_WEIGHTS: Record<TextField, number> = { title: 2, keyword: 3, abstract: 1, creator: 2, organization: 1, identifier: 3, discipline: 1 }
const STREAM_WEIGHTS = { words: 1, bigrams: 1.5, exact: 4 } as const
const WEIGHTS = TEXT_COLUMNS.map(({ field, stream }) => FIELD_WEIGHTS[field] * STREAM_WEIGHTS[stream]).join(', ')

/**
 * Scores take part in cursors: rounded, they are the same number wherever they are computed again. Not to fewer decimals, since a word that more than half of
 * all records have weighs only a millionth in FTS5, and where all words are such (a small index) that still has to rank.
 */
const DECIMALS = 10

/** Everything in the query that ranks, whether or not it has to match. */
const rankingExpression = ({ field, identifiers, words, bigrams, exact }: AnalysedQuery): string => {
  const lists = [['words', words], ['bigrams', bigrams], ['exact', [...new Set([...identifiers, ...exact])]]] as const
  return lists.filter(([, tokens]) => tokens.length > 0).map(([stream, tokens]) => anyOf(stream, tokens, field)).join(' OR ')
}

/** `doc, score` of the documents in `temp.found`; the sum over the tiers that the viewer sees. The plus keeps SQLite from asking FTS5 once per document. */
export const scores = (query: AnalysedQuery, view: View): Sql => {
  const expression = rankingExpression(query)
  const ofTier = (tier: Tier): Sql => {
    const table = raw(textTable(tier))
    return sql`SELECT rowid AS doc, -bm25(${table}, ${raw(WEIGHTS)}) AS score FROM ${table} WHERE ${table} MATCH ${expression} AND +rowid IN (SELECT doc FROM temp.found)`
  }
  const tiers = visibleTiers(view).map(({ tier, where }) => sql`${ofTier(tier)} AND ${where(raw('+rowid'))}`)
  return sql`SELECT doc, round(sum(score), ${raw(String(DECIMALS))}) AS score FROM (${join(tiers, ' UNION ALL ')}) GROUP BY doc`
}
