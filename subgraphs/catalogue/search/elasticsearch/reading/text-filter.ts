import { type Clause, type Stream, type Term, TEXT_FIELDS, type TextField, type TextQuery, type Way } from '../../port.ts'
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

const clauseQuery = (clause: Clause, view: View): Query => inVisibleTiers(view, (tiers) => any(clause.ways.map((way) => wayQuery(way, pathsOf(tiers, clause.field)))))

/** Where the tokens of a stream stand: those of any field, or, next to each other, in one field each. */
type Paths = (stream: Stream, where: 'anywhere' | 'together') => string[]
const pathsOf = (tiers: readonly Tier[], field: TextField | undefined): Paths => (stream, where) =>
  tiers.flatMap((tier) => (field ? [field] : where === 'anywhere' ? MATCHED : TEXT_FIELDS).map((name) => textPath(tier, name, stream)))

const wayQuery = ({ least, items }: Way, paths: Paths): Query => {
  if (least > items.length) return { match_none: {} }
  const byStream = Map.groupBy(items.filter(isPlain), ([term]) => (term as Term).stream)
  const others = items.filter((item) => !isPlain(item))
  // Words of one stream are one short query; of several streams only where all of each have to match.
  if (least === items.length) return all([...Array.from(byStream, ([stream, some]) => plainQuery(stream, some, some.length, paths)), ...others.map((item) => itemQuery(item, paths))])
  const [only] = byStream
  if (only && byStream.size === 1 && others.length === 0) return plainQuery(...only, least, paths)
  const queries = items.map((item) => itemQuery(item, paths))
  return least === 1 ? any(queries) : { bool: { should: queries, minimum_should_match: least } }
}

/** One token without another choice. */
const isPlain = ([term, other]: readonly Term[]): boolean => term !== undefined && other === undefined && term.sequence.length === 1 && !isBeginning(term)

/** At least so many of the tokens, each in any of the fields. */
const plainQuery = (stream: Stream, items: readonly (readonly Term[])[], least: number, paths: Paths): Query => ({
  multi_match: { query: items.map(([term]) => token(term?.sequence[0] ?? '')).join(' '), fields: paths(stream, 'anywhere'), type: 'cross_fields', minimum_should_match: least },
})

const itemQuery = (terms: readonly Term[], paths: Paths): Query => any(terms.map((term) => termQuery(term, paths)))

export const isBeginning = ({ stream, sequence, prefix }: Term): boolean =>
  prefix === true || (stream === 'bigrams' && sequence.length === 1 && Array.from(sequence[0] ?? '').length === 1)

const termQuery = (term: Term, paths: Paths): Query => {
  const [first, ...rest] = term.sequence
  if (first === undefined) return { match_none: {} }
  if (rest.length > 0) return any(paths(term.stream, 'together').map((path) => phrase(path, term)))
  const value = token(first)
  return any(paths(term.stream, 'anywhere').map((path): Query => (isBeginning(term) ? { prefix: { [path]: { value } } } : { term: { [path]: { value } } })))
}

/** Tokens next to each other. The analyzer only cuts at the blanks that we put in. */
export const phrase = (path: string, { sequence, prefix }: Term, boost?: number): Query => {
  const text = { query: sequence.map(token).join(' '), ...(boost === undefined ? {} : { boost }) }
  return prefix ? { match_phrase_prefix: { [path]: { ...text, max_expansions: MOST_EXPANSIONS } } } : { match_phrase: { [path]: text } }
}
