import { lazy, Suspense } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Pagination } from '../parts/pagination.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useAddress } from '../state/use-address.ts'
import { pageLinks } from './page-links.ts'
import { firstPage, searchSchema } from './search-address.ts'
import { SearchResults } from './search.operations.ts'
import { searchVariables } from './search-variables.ts'
import { ResultList } from './result-list.tsx'
import './search.css'

const texts = {
  title: { zh: (q: string) => (q === '' ? '全部资源' : `检索：${q}`), en: (q: string) => (q === '' ? 'All resources' : `Search: ${q}`) },
  found: { zh: (n: string) => `共找到 ${n} 条资源`, en: (n: string) => `Found ${n} resources` },
} as const

const MapView = lazy(async () => ({ default: (await import('./views/map-view.tsx')).MapView }))

export const SearchPage = () => {
  const t = useText(texts)
  const format = useFormat()
  const address = useAddress(searchSchema)
  const { state, set, addressWith } = address
  const { answer, failure, loading, retry } = useGraph(SearchResults, searchVariables(state))
  useTitle(t.title(state.q))
  const found = answer?.data.searchResources
  const total = found?.total?.value ?? 0
  const links = found && pageLinks(state, total, found.pageInfo)
  const to = (change: typeof firstPage | Parameters<typeof addressWith>[0] | null): string | null => change && addressWith(change)
  return (
    <>
      <h1>{t.title(state.q)}</h1>
      <p>{found ? t.found(format.number(total)) : ' '}</p>
      <DegradedNotice answer={answer} retry={retry} />
      {failure && <FailureBox failure={failure} retry={retry} />}
      {state.view === 'map' && <Suspense fallback={<Skeleton lines={12} />}><MapView {...address} /></Suspense>}
      {found ? <ResultList edges={found.edges} busy={loading} /> : !failure && <Skeleton lines={12} />}
      {links && <Pagination page={links.page} pageCount={links.pageCount} first={to(links.first)} previous={to(links.previous)} next={to(links.next)} last={to(links.last)} jump={{ to: (page) => set({ ...firstPage, page }), furthest: links.furthest }} />}
    </>
  )
}
