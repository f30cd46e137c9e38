import { useGraph } from '../graph/use-graph.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { ChosenFilters } from '../search/chosen-filters.tsx'
import { SearchFacets, SearchFurtherFacets } from '../search/facets.operations.ts'
import { firstPage, searchAddress, type SearchState } from '../search/search-address.ts'
import { questionOf } from '../search/search-variables.ts'
import { conditionCount } from '../search/use-search.ts'
import type { AddressState } from '../state/use-address.ts'

const texts = {
  words: { zh: '只统计检索到的', en: 'Count only what matches' },
  apply: { zh: '应用', en: 'Apply' },
  search: { zh: '在检索页增减条件', en: 'Change the conditions in a search' },
} as const

/** What is counted: words, and the conditions of a search, each of which can be taken away. */
export const CubeConditions = ({ search: { state, set, addressWith } }: { search: AddressState<SearchState> }) => {
  const t = useText(texts)
  const chosen = conditionCount(state) > 0
  const { field: _everyField, ...question } = questionOf(state)
  const facets = useGraph(SearchFacets, question, { skip: !chosen })
  const further = useGraph(SearchFurtherFacets, question, { skip: !chosen })
  const counts = { ...facets.answer?.data.searchResources, ...further.answer?.data.searchResources }
  return (
    <>
      <form className="row cube-words" role="search" aria-label={t.words} onSubmit={(event) => {
        event.preventDefault()
        set({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() })
      }}>
        <label htmlFor="cube-q">{t.words}</label>
        <input id="cube-q" key={state.q} name="q" type="search" defaultValue={state.q} />
        <button type="submit">{t.apply}</button>
        <Link to={searchAddress({ ...state, ...firstPage })}>{t.search}</Link>
      </form>
      <ChosenFilters search={{ state, counts, changed: (change) => addressWith(change) }} />
    </>
  )
}
