import { type RankTerm, type Stream, TEXT_FIELDS, type TextField, type TextQuery } from '../../port.ts'
import { type Tier, textPath } from '../indices/layout.ts'
import { token } from '../writing/text-source.ts'
import { isBeginning, phrase } from './text-filter.ts'
import { type View, visibleTiers } from './view.ts'
import type { Query } from './reading.ts'

/** Weights of the fields inside BM25F, and of the streams among each other; tuned on the development queries of the gold set (README.md). */
const FIELD_WEIGHTS: Record<TextField, number> = { title: 3, keyword: 4, abstract: 1, creator: 2, organization: 1, identifier: 4, discipline: 1 }
const STREAM_WEIGHTS: Record<Stream, number> = { words: 1, bigrams: 1.2, exact: 3 }
const WEIGHT_OF_PHRASES = 1

/** What scores, of each tier that the viewer sees by the statistics of that tier alone. */
export const rankingQueries = ({ rank }: Pick<TextQuery, 'rank'>, view: View): Query[] => {
  const groups = Map.groupBy(rank.filter(isSingle), ({ stream, weight }) => `${stream} ${weight}`)
  const others = rank.filter((term) => !isSingle(term))
  return visibleTiers(view).flatMap(({ tier, where }) => {
    const queries = [...Array.from(groups.values(), (terms) => combined(tier, terms)), ...others.flatMap((term) => separate(tier, term))]
    return where && queries.length > 0 ? [{ bool: { must: [{ bool: { should: queries } }], filter: [where] } }] : queries
  })
}

/** A token of any field: all fields are one to BM25F, so that a word counts once however many fields have it. */
const isSingle = (term: RankTerm): boolean => term.field === undefined && term.sequence.length === 1 && !isBeginning(term)

const combined = (tier: Tier, terms: readonly RankTerm[]): Query => {
  const [{ stream, weight } = { stream: 'words' as const, weight: 1 }] = terms
  return {
    combined_fields: {
      query: terms.map(({ sequence }) => token(sequence[0] ?? '')).join(' '),
      fields: TEXT_FIELDS.map((field) => `${textPath(tier, field, stream)}^${FIELD_WEIGHTS[field]}`),
      operator: 'or',
      boost: weight * STREAM_WEIGHTS[stream],
    },
  }
}

/**
 * A phrase counts once, where it stands best. Lucene takes the idf of all of its tokens together, by which a long one would outweigh everything else: per token
 * it adds as much as a token does.
 */
const ofPhrase = (tier: Tier, term: RankTerm): Query => ({
  dis_max: { queries: (term.field ? [term.field] : TEXT_FIELDS).map((field) => phrase(textPath(tier, field, term.stream), term)), boost: (term.weight * STREAM_WEIGHTS[term.stream] * WEIGHT_OF_PHRASES) / term.sequence.length },
})

/** Of one field, and beginnings: each field by itself. Beginnings stand for too many tokens to be weighed; they score where they stand. */
const separate = (tier: Tier, term: RankTerm): Query[] =>
  term.sequence.length > 1 ? [ofPhrase(tier, term)] : (term.field ? [term.field] : TEXT_FIELDS).map((field): Query => {
    const path = textPath(tier, field, term.stream)
    const boost = term.weight * STREAM_WEIGHTS[term.stream] * FIELD_WEIGHTS[field]
    const value = token(term.sequence[0] ?? '')
    return isBeginning(term) ? { prefix: { [path]: { value, boost } } } : { term: { [path]: { value, boost } } }
  })
