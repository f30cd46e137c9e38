import { Suspense, useState } from 'react'
import { useText } from '../i18n/use-text.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ChosenFilters } from './chosen-filters.tsx'
import { FacetsPanel } from './facets-panel.tsx'
import { Interpretation } from './interpretation.tsx'
import { QueryEcho } from './query-echo.tsx'
import { ResultBar } from './result-bar.tsx'
import { TypeTabs } from './type-tabs.tsx'
import { useSearchOfAddress } from './use-search.ts'
import { views } from './views/views.ts'
import './search.css'

const texts = { results: { zh: '检索结果', en: 'Results' } } as const

export const SearchPage = () => {
  const t = useText(texts)
  const [further, setFurther] = useState(false)
  const search = useSearchOfAddress(further)
  const { results, state } = search
  const found = results.answer?.data.searchResources
  const View = views[state.view].component
  return (
    <div className="search-page">
      <QueryEcho search={search} />
      <TypeTabs search={search} />
      <div className="search-columns">
        <FacetsPanel search={search} further={further} onFurther={() => setFurther(true)} />
        <section className="search-results" aria-label={t.results} aria-busy={results.loading}>
          <ResultBar search={search} />
          <ChosenFilters search={search} />
          {found?.interpretation && <Interpretation interpretation={found.interpretation} search={search} />}
          <DegradedNotice answer={results.answer} retry={results.retry} />
          {results.failure && <FailureBox failure={results.failure} retry={results.retry} />}
          {found ? <Suspense fallback={<Skeleton lines={18} />}><View search={search} found={found} /></Suspense> : !results.failure && <Skeleton lines={18} />}
        </section>
      </div>
    </div>
  )
}
