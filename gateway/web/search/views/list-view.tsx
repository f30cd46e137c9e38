import { Pagination } from '../../parts/pagination.tsx'
import { NoResults } from '../no-results.tsx'
import { pageLinks } from '../page-links.ts'
import { ResultItem } from '../result-item.tsx'
import type { SearchState } from '../search-address.ts'
import type { ViewProps } from './views.ts'

/** Ten hits and the way to the others. */
export const ListView = ({ search, found }: ViewProps) => {
  const { state, addressWith } = search
  if (found.edges.length === 0) return <NoResults search={search} found={found} />
  const { page, pageCount, furthest, ...links } = pageLinks(state, found.total?.value ?? 0, found.pageInfo)
  const to = (change: Partial<SearchState> | null): string | null => change && addressWith(change)
  return (
    <>
      <ol className="plain-list results">
        {found.edges.map((edge) => <ResultItem key={edge.cursor} edge={edge} types={search.counts.type?.buckets ?? []} />)}
      </ol>
      <Pagination
        page={page} pageCount={pageCount} first={to(links.first)} previous={to(links.previous)} next={to(links.next)} last={to(links.last)}
        jump={{ address: (wanted) => addressWith({ page: wanted, after: '', before: '', last: 0 }), furthest }}
      />
    </>
  )
}
