import { textTokens as documentTokens } from '../../subgraphs/catalogue/search/document/texts.ts'
import { textTokens } from '../../subgraphs/catalogue/search/query/text-tokens.ts'
import type { Stream } from '../../subgraphs/catalogue/search/port.ts'
import type { Paper } from './questions.ts'

/** What our search has to beat: plain BM25 in memory, over the same analysis, any word may match. Best ten ids. */
export interface Bar { name: string; search(query: string): string[] }

const K1 = 1.2
const B = 0.75
const FIELDS = ['title', 'keyword', 'abstract'] as const
const FLAT = [1, 1, 1]
/** BM25F as architecture.md starts from. */
const FIELDED = [2, 3, 1]
const WEIGHT_OF_BIGRAMS = 0.8

interface Posting { document: number; counts: number[] }
interface StreamIndex { postings: Map<string, Posting[]>; lengths: number[][] }

const indexOf = (papers: readonly Paper[]): Record<Stream, StreamIndex> => {
  const index: Record<Stream, StreamIndex> = { words: { postings: new Map(), lengths: [] }, bigrams: { postings: new Map(), lengths: [] }, exact: { postings: new Map(), lengths: [] } }
  for (const [document, { title, title_en, keywords = [], abstract }] of papers.entries()) {
    const tokens = documentTokens({ title: [title, ...(title_en ? [title_en] : [])], keyword: keywords, abstract: abstract ? [abstract] : [] })
    for (const stream of ['words', 'bigrams', 'exact'] as const) {
      index[stream].lengths[document] = FIELDS.map((field) => tokens[field]?.[stream].length ?? 0)
      for (const [at, field] of FIELDS.entries()) for (const token of tokens[field]?.[stream] ?? []) countIn(index[stream].postings, token, document, at)
    }
  }
  return index
}

const countIn = (postings: Map<string, Posting[]>, token: string, document: number, field: number): void => {
  const list = postings.get(token) ?? []
  if (list.length === 0) postings.set(token, list)
  let last = list.at(-1)
  if (last?.document !== document) list.push((last = { document, counts: FIELDS.map(() => 0) }))
  last.counts[field] = (last.counts[field] ?? 0) + 1
}

const weighed = (counts: readonly number[], weights: readonly number[]): number => counts.reduce((sum, count, field) => sum + count * (weights[field] ?? 0), 0)

/** Adds the BM25(F) of the tokens to `scores`. */
const scorer = ({ postings, lengths }: StreamIndex, weights: readonly number[]) => {
  const average = lengths.reduce((sum, counts) => sum + weighed(counts, weights), 0) / lengths.length
  return (scores: Map<number, number>, tokens: readonly string[], boost: number): void => {
    for (const token of tokens) {
      const list = postings.get(token) ?? []
      const idf = Math.log(1 + (lengths.length - list.length + 0.5) / (list.length + 0.5))
      for (const { document, counts } of list) {
        const count = weighed(counts, weights)
        const norm = K1 * (1 - B + (B * weighed(lengths[document] ?? [], weights)) / average)
        scores.set(document, (scores.get(document) ?? 0) + (boost * idf * count * (K1 + 1)) / (count + norm))
      }
    }
  }
}

/** The three bars over one corpus. */
export const barsOf = (papers: readonly Paper[]): Bar[] => {
  const index = indexOf(papers)
  const best = (scores: Map<number, number>): string[] =>
    [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 10).map(([document]) => papers[document]?.id ?? '')
  const [words, bigrams] = [scorer(index.words, FLAT), scorer(index.bigrams, FLAT)]
  const [fieldedWords, fieldedBigrams, fieldedExact] = [scorer(index.words, FIELDED), scorer(index.bigrams, FIELDED), scorer(index.exact, FIELDED)]
  const bar = (name: string, score: (scores: Map<number, number>, tokens: ReturnType<typeof textTokens>) => void): Bar => ({
    name,
    search: (query) => {
      const scores = new Map<number, number>()
      score(scores, textTokens(query))
      return best(scores)
    },
  })
  return [
    bar('bigram', (scores, tokens) => {
      bigrams(scores, tokens.bigrams, 1)
      words(scores, tokens.alphabetic, 1)
    }),
    bar('words', (scores, tokens) => words(scores, tokens.words, 1)),
    bar('fielded', (scores, tokens) => {
      fieldedWords(scores, tokens.words, 1)
      fieldedBigrams(scores, tokens.bigrams, WEIGHT_OF_BIGRAMS)
      fieldedExact(scores, [...tokens.identifiers, ...tokens.exact], 1)
    }),
  ]
}
