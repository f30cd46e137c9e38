import type { CoreDocument } from '../../../schema/document.ts'
import { domainError } from '../../kit/errors.ts'
import { type CatalogueContext, findResource, type ResourceView } from '../context.ts'
import { searchesProtected } from '../search-arguments.ts'
import { embargoTime } from '../search-query.ts'
import type { TextQuery } from '../search/port.ts'
import { describingWords, exactKeywords } from './describing-words.ts'

const MOST = 50
const DEFAULT_FIRST = 5
/** Each asks the index for its own list: for a page of resources that would be a page of searches. */
const MOST_PER_REQUEST = 20
const MOST_WORDS = 25
/** Of the words that describe the record so many have to be in another one. */
const SHARE = 0.3

/** The words that tell most: rare in the whole index, weighed by where they stand. A word of this record alone, or of every other one, tells nothing. */
const telling = async (view: ResourceView, context: CatalogueContext): Promise<{ word: string; weight: number }[]> => {
  const weights = describingWords(view as Partial<CoreDocument>)
  const { engine } = context.runtime
  const [known, { documents }] = await Promise.all([engine.vocabulary([...weights.keys()], 0), engine.stats()])
  return known
    .filter(({ records }) => records > 1 && records < documents / 2 + 2)
    .map(({ word, records }) => ({ word, weight: (weights.get(word) ?? 1) * Math.log(1 + documents / records) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_WORDS)
}

const queryOf = (words: readonly { word: string; weight: number }[], keywords: readonly string[]): TextQuery => {
  const wholes = keywords.map((token) => ({ stream: 'exact' as const, sequence: [token] }))
  const ways = [
    ...(words.length > 0 ? [{ least: Math.ceil(words.length * SHARE), items: words.map(({ word }) => [{ stream: 'words' as const, sequence: [word] }]) }] : []),
    ...(wholes.length > 0 ? [{ least: Math.min(2, wholes.length), items: wholes.map((term) => [term]) }] : []),
  ]
  return { all: [[{ ways }]], none: [], rank: [...words.map(({ word }) => ({ stream: 'words' as const, sequence: [word], weight: 1 })), ...wholes.map((term) => ({ ...term, weight: 1 }))] }
}

const checkUse = (first: number, view: ResourceView, context: CatalogueContext): void => {
  if (first < 1 || first > MOST) throw domainError('BAD_INPUT', { zh: `moreLikeThis 的 first 应为 1–${MOST},实为 ${first}`, en: `first of moreLikeThis is 1 to ${MOST}, not ${first}` })
  if (context.likened.add(view.id).size > MOST_PER_REQUEST) throw domainError('LIMIT_EXCEEDED', { zh: `moreLikeThis 一次请求至多用于 ${MOST_PER_REQUEST} 条资源`, en: `moreLikeThis is for ${MOST_PER_REQUEST} resources a request at most` })
}

/** Resources like this one, made from what this viewer sees of it and among what they may search. */
export const moreLikeThis = async (view: ResourceView, args: { first?: number | null }, context: CatalogueContext): Promise<(ResourceView | null)[]> => {
  const first = args.first ?? DEFAULT_FIRST
  checkUse(first, view, context)
  const [words, keywords] = [await telling(view, context), exactKeywords(view as Partial<CoreDocument>)]
  if (words.length + keywords.length === 0) return []
  const { hits } = await context.runtime.engine.search({
    query: queryOf(words, keywords), filter: { terms: {} }, protectedTiers: searchesProtected(context.viewer), now: embargoTime(context.now), sort: 'RELEVANCE', first: first + 1,
  })
  const others = hits.filter((hit) => hit.id !== view.id).slice(0, first)
  return (await Promise.all(others.map((hit) => findResource(context, hit.id)))).filter((other) => other !== null)
}
