import type { Question } from './questions.ts'

const gainOf = (ranks: readonly number[]): number => ranks.reduce((sum, rank) => sum + 1 / Math.log2(rank + 2), 0)

/** nDCG@10 of one answer, binary judgements. `found`: ids, best first. */
export const ndcg10 = (found: readonly string[], relevantIds: readonly string[]): number => {
  const relevant = new Set(relevantIds)
  const ranks = found.slice(0, 10).flatMap((id, rank) => (relevant.has(id) ? [rank] : []))
  return relevant.size === 0 ? 0 : gainOf(ranks) / gainOf([...Array(Math.min(10, relevant.size)).keys()])
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export interface Scores { overall: number; types: Record<string, number>; queries: number }

/** Means by type and over all queries. */
export const scoresOf = (questions: readonly Question[], values: readonly number[]): Scores => {
  const byType = Object.groupBy(questions.map(({ type }, at) => ({ type, value: values[at] as number })), ({ type }) => type)
  return { overall: mean(values), types: Object.fromEntries(Object.entries(byType).map(([type, list = []]) => [type, mean(list.map(({ value }) => value))])), queries: values.length }
}
