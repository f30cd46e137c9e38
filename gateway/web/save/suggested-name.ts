import { facetKeys } from '../search/facets.ts'
import type { Counts } from '../search/use-search.ts'
import type { SearchState } from '../search/search-address.ts'

type Labelled = { label?: string | null; labelEn?: string | null }

/** The name of a chosen value, where the counts of its facet are known. */
export const bucketName = (counts: Counts, value: string, label: (named: Labelled) => string): string | null => {
  const bucket = Object.values(counts).flatMap((facet) => facet?.buckets ?? []).find((each) => each.key === value)
  return bucket ? label(bucket) || null : null
}

/** What a reader would call a search: its words and what it is narrowed to, such as 小麦 · 科学数据 · 河南 · 2015–. */
export const suggestedName = (state: SearchState, counts: Counts, label: (named: Labelled) => string): string => {
  const chosen = facetKeys.flatMap((key) => state[key].map((value) => bucketName({ [key]: counts[key] }, value, label) ?? value))
  const years = state.from === '' && state.to === '' ? [] : [`${state.from}–${state.to}`]
  return [...(state.q === '' ? [] : [state.q]), ...chosen, ...years].join(' · ').slice(0, 200)
}
