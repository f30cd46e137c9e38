import { markedParts } from '../parts/marked-parts.ts'
import type { SearchField, SearchResultsQuery } from './search.operations.ts'

type Edge = NonNullable<SearchResultsQuery['searchResources']>['edges'][number]
export type Highlights = Edge['highlights']

const plain = (fragment: string): string => markedParts(fragment).map(({ text }) => text).join('')

/** The fragment that is this very text with its words marked; null where the graph marked nothing in it, or a part of it only. */
export const markedWhole = (highlights: Highlights, field: SearchField, text: string): string | null =>
  highlights?.find((highlight) => highlight.field === field)?.fragments.find((fragment) => plain(fragment) === text) ?? null
