import { type Clause, type Term, TEXT_FIELDS, type TextField, type TextQuery, type Way } from '../../port.ts'
import { MATCHED, type Tier, textPath } from '../indices/layout.ts'
import { token } from '../writing/text-source.ts'
import { all, any, inVisibleTiers, not, type View } from './view.ts'
import type { Query } from './reading.ts'

/** Words that a beginning at the end of a phrase may stand for. */
const MOST_EXPANSIONS = 1_024

/** What has to match, and what must not. Nothing of it scores. */
export const textFilter = ({ all: groups, none }: TextQuery, view: View): Query[] => [
  ...groups.map((clauses) => any(clauses.map((clause) => clauseQuery(clause, view)))),
  ...(none.length === 0 ? [] : [not(any(none.map((clause) => clauseQuery(clause, view))))]),
]

const clauseQuery = ({ field, ways }: Clause, view: View): Query => any(ways.map((way) => wayQuery(way, field, view)))

const wayQuery = ({ least, items }: Way, field: TextField | undefined, view: View): Query => {
  if (least > items.length) return { match_none: {} }
  const queries = items.map((terms) => any(terms.map((term) => inVisibleTiers(view, (tier) => termQuery(tier, term, field)))))
  if (least === items.length) return all(queries)
  return least === 1 ? any(queries) : { bool: { should: queries, minimum_should_match: least } }
}

export const isBeginning = ({ stream, sequence, prefix }: Term): boolean =>
  prefix === true || (stream === 'bigrams' && sequence.length === 1 && Array.from(sequence[0] ?? '').length === 1)

const termQuery = (tier: Tier, term: Term, field: TextField | undefined): Query => {
  const [first, ...rest] = term.sequence
  if (first === undefined) return { match_none: {} }
  if (rest.length > 0) return any((field ? [field] : TEXT_FIELDS).map((name) => phrase(textPath(tier, name, term.stream), term)))
  const value = token(first)
  return any((field ? [field] : MATCHED).map((name): Query => {
    const path = textPath(tier, name, term.stream)
    return isBeginning(term) ? { prefix: { [path]: { value } } } : { term: { [path]: { value } } }
  }))
}

/** Tokens next to each other. The analyzer only cuts at the blanks that we put in. */
export const phrase = (path: string, { sequence, prefix }: Term, boost?: number): Query => {
  const text = { query: sequence.map(token).join(' '), ...(boost === undefined ? {} : { boost }) }
  return prefix ? { match_phrase_prefix: { [path]: { ...text, max_expansions: MOST_EXPANSIONS } } } : { match_phrase: { [path]: text } }
}
