import { domainError } from '../../kit/errors.ts'
import type { CatalogueContext } from '../context.ts'
import { suggestIdentifiers } from './identifiers.ts'
import { suggestTerms } from './terms.ts'
import { suggestTitles } from './titles.ts'

const KINDS = ['TERM', 'TITLE', 'ORGANIZATION', 'IDENTIFIER'] as const
export type SuggestionKind = (typeof KINDS)[number]
export interface Suggestion { kind: SuggestionKind; text: string; resource: unknown }
interface SuggestArguments { prefix: string; kinds?: SuggestionKind[] | null; first?: number | null }

const LONGEST_PREFIX = 100
const DEFAULT_FIRST = 8
const MOST = 20

const listOf = (kind: SuggestionKind, prefix: string, first: number, context: CatalogueContext): Promise<Suggestion[]> => {
  switch (kind) {
    case 'TERM': case 'ORGANIZATION': return suggestTerms(kind, prefix, first, context)
    case 'TITLE': return suggestTitles(prefix, first, context)
    case 'IDENTIFIER': return suggestIdentifiers(prefix, first, context)
  }
}

/** What people may mean who have typed so far, kind by kind; made of what everybody may see, whoever asks. */
export const suggest = async (_source: unknown, { prefix, kinds, first: given }: SuggestArguments, context: CatalogueContext): Promise<Suggestion[]> => {
  const first = given ?? DEFAULT_FIRST
  if (first < 1 || first > MOST) throw domainError('BAD_INPUT', { zh: `suggest 的 first 应为 1–${MOST},实为 ${first}`, en: `first of suggest is 1 to ${MOST}, not ${first}` })
  const typed = prefix.normalize('NFKC').trim()
  if (Array.from(typed).length > LONGEST_PREFIX) throw domainError('BAD_INPUT', { zh: `prefix 至多 ${LONGEST_PREFIX} 字`, en: `prefix has ${LONGEST_PREFIX} characters at most` })
  if (typed === '') return []
  const lists = await Promise.all([...new Set(kinds ?? KINDS)].map((kind) => listOf(kind, typed, first, context)))
  return lists.flat()
}
