import type { AnalysedQuery, QueryLevel } from '../../port.ts'
import { type Stream, textTable } from '../storage/columns.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { anyOf } from './match-expression.ts'
import { type View, visibleTiers } from './visible-tiers.ts'

/** A token in its stream; a document matches it once, in however many tiers. */
interface Clause { stream: Stream; token: string }

/** `doc` of all documents that match, one statement per level of the query, to be tried in order. */
export const textMatches = (query: AnalysedQuery, view: View): Sql[] => {
  const identified = query.identifiers.map((token) => documents({ stream: 'exact', token }, query, view))
  if (query.levels.length === 0) return identified.length > 0 ? [join(identified, ' INTERSECT ')] : []
  return query.levels.map((level) => {
    const counted = sql`SELECT doc FROM (${join(waysOfCutting(query, level, view), ' UNION ')})`
    return join([counted, ...identified], ' INTERSECT ')
  })
}

const waysOfCutting = (query: AnalysedQuery, level: QueryLevel, view: View): Sql[] => {
  const words = query.words.map((token): Clause => ({ stream: 'words', token }))
  const bigrams = [
    ...query.bigrams.map((token): Clause => ({ stream: 'bigrams', token })),
    ...query.alphabetic.map((token): Clause => ({ stream: 'words', token })),
  ]
  return [
    ...(level.words === null ? [] : [atLeast(level.words, words, query, view)]),
    ...(level.bigrams === null ? [] : [atLeast(level.bigrams, bigrams, query, view)]),
  ]
}

const atLeast = (least: number, clauses: readonly Clause[], query: AnalysedQuery, view: View): Sql => {
  const all = join(clauses.map((clause) => sql`SELECT doc FROM (${documents(clause, query, view)})`), ' UNION ALL ')
  return least === 1 ? all : sql`SELECT doc FROM (${all}) GROUP BY doc HAVING count(*) >= ${least}`
}

const documents = ({ stream, token }: Clause, { field }: AnalysedQuery, view: View): Sql => {
  const expression = anyOf(stream, [token], field)
  const tiers = visibleTiers(view).map(({ tier, where }) => {
    const table = raw(textTable(tier))
    return sql`SELECT rowid AS doc FROM ${table} WHERE ${table} MATCH ${expression} AND ${where(raw('+rowid'))}`
  })
  return join(tiers, ' UNION ')
}
