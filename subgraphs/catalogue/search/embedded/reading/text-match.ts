import type { Clause, TextQuery, Way } from '../../port.ts'
import { textTable } from '../storage/columns.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { anyOf, type PlacedTerm } from './match-expression.ts'
import { type View, visibleTiers } from './visible-tiers.ts'

/** Whether the text takes anything out at all. */
export const restricts = ({ all, none }: TextQuery): boolean => all.length + none.length > 0

/** `doc` of all documents that match, each once. */
export const textMatches = ({ all, none }: TextQuery, view: View): Sql => {
  const groups = all.map((clauses) => sql`SELECT doc FROM (${anyClause(clauses, view)})`)
  const wanted = groups.length === 0 ? sql`SELECT doc FROM document WHERE deleted = 0` : join(groups, ' INTERSECT ')
  return none.length === 0 ? wanted : sql`${wanted} EXCEPT SELECT doc FROM (${anyClause(none, view)})`
}

/** Each once: UNION, also of one. */
const anyClause = (clauses: readonly Clause[], view: View): Sql => {
  const ways = clauses.flatMap(({ ways, field }) => ways.map((way) => atLeast(way, field, view)))
  return ways.length === 0 ? NOTHING : join(ways, ' UNION ')
}

const NOTHING = sql`SELECT doc FROM document WHERE 0`

/** Each document once. A document has an item once, in however many tiers: those of an item are united before items are counted. */
const atLeast = ({ least, items }: Way, field: Clause['field'], view: View): Sql => {
  const placed = items.map((terms) => terms.map((term): PlacedTerm => ({ term, ...(field ? { field } : {}) })))
  if (least <= 1 || placed.length <= 1) return least > placed.length ? NOTHING : documents(placed.flat(), view)
  const all = join(placed.map((terms) => sql`SELECT doc FROM (${documents(terms, view)})`), ' UNION ALL ')
  return sql`SELECT doc FROM (${all}) GROUP BY doc HAVING count(*) >= ${least}`
}

const documents = (terms: readonly PlacedTerm[], view: View): Sql => {
  const expression = anyOf(terms)
  if (expression === null) return NOTHING
  const tiers = visibleTiers(view).map(({ tier, where }) => {
    const table = raw(textTable(tier))
    return sql`SELECT rowid AS doc FROM ${table} WHERE ${table} MATCH ${expression} AND ${where(raw('+rowid'))}`
  })
  return join(tiers, ' UNION ')
}
