import { type CatalogueContext, findResource } from '../context.ts'
import { identifierTokens } from '../search/analysis/exact-token.ts'
import { anonymousQuery } from '../search-query.ts'
import type { Suggestion } from './suggest.ts'

/** Of fewer characters everything begins. */
const SHORTEST = 3
const beginsWith = (value: string, tokens: readonly string[]): boolean => identifierTokens(value).some((own) => tokens.some((token) => own.startsWith(token)))

/** Identifiers that begin as typed, in any of their spellings, each with its record. */
export const suggestIdentifiers = async (typed: string, first: number, context: CatalogueContext): Promise<Suggestion[]> => {
  const tokens = identifierTokens(typed)
  if (!/\d/.test(typed) || tokens.every((token) => token.length < SHORTEST)) return []
  const items = [tokens.map((token) => ({ stream: 'exact' as const, sequence: [token], prefix: true as const }))]
  const { hits } = await context.runtime.engine.search({ ...anonymousQuery(context), query: { all: [[{ field: 'identifier', ways: [{ least: 1, items }] }]], none: [], rank: [] }, sort: 'RELEVANCE', first })
  const views = await Promise.all(hits.map((hit) => findResource(context, hit.id)))
  return views.flatMap((view): Suggestion[] => {
    if (!view || view.status === 'WITHDRAWN') return []
    const values = [view.cstr, ...((view.identifiers as { value: string }[] | undefined) ?? []).map(({ value }) => value)].filter((value): value is string => typeof value === 'string')
    const value = values.find((item) => beginsWith(item, tokens))
    return value === undefined ? [] : [{ kind: 'IDENTIFIER', text: value, resource: view }]
  })
}
