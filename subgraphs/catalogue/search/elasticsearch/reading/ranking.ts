import { type RankTerm, type Stream, TEXT_FIELDS, type TextField, type TextQuery } from '../../port.ts'
import { type Tier, textPath } from '../indices/layout.ts'
import { token } from '../writing/text-source.ts'
import { isBeginning, phrase } from './text-filter.ts'
import { type View, visibleTiers } from './view.ts'
import type { Query } from './reading.ts'

/** Weights of the fields and of the streams; tuned on the development queries of the gold set (README.md). */
const FIELD_WEIGHTS: Record<TextField, number> = { title: 1.1, keyword: 1.15, abstract: 1, creator: 1, organization: 0.6, identifier: 1.3, discipline: 0.6 }
const STREAM_WEIGHTS: Record<Stream, number> = { words: 1, bigrams: 1, exact: 3 }

/** What scores, of each tier that the viewer sees by the statistics of that tier alone. */
export const rankingQueries = ({ rank }: Pick<TextQuery, 'rank'>, view: View): Query[] =>
  visibleTiers(view).flatMap(({ tier, where }) => {
    const queries = rank.map((term) => ofTerm(tier, term))
    return where && queries.length > 0 ? [{ bool: { must: [{ bool: { should: queries } }], filter: [where] } }] : queries
  })

/**
 * A term counts once, in the field where it stands best. Lucene knows the most that such a query may score in a block of records and passes over those that
 * can no longer be among the first, which it cannot for fields that are weighed as one (`combined_fields`, BM25F).
 */
const ofTerm = (tier: Tier, term: RankTerm): Query => {
  const queries = (term.field ? [term.field] : TEXT_FIELDS).map((field) => inField(textPath(tier, field, term.stream), term, field))
  const [only] = queries
  return queries.length === 1 && only ? only : { dis_max: { queries } }
}

/**
 * Lucene takes the idf of all tokens of a phrase together, by which a long one would outweigh everything else: per token it adds as much as a token does,
 * whatever field it stands in. Beginnings stand for too many tokens to be weighed; they score where they stand.
 */
const inField = (path: string, term: RankTerm, field: TextField): Query => {
  const boost = term.weight * STREAM_WEIGHTS[term.stream]
  if (term.sequence.length > 1) return phrase(path, term, boost / term.sequence.length)
  const value = { value: token(term.sequence[0] ?? ''), boost: boost * FIELD_WEIGHTS[field] }
  return isBeginning(term) ? { prefix: { [path]: value } } : { term: { [path]: value } }
}
