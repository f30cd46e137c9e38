import { useText } from '../i18n/use-text.ts'
import { MarkedText } from '../parts/marked-text.tsx'
import type { SearchResultsQuery } from './search.operations.ts'

const texts = { untitled: { zh: '未名资源', en: 'Untitled' } } as const

type Edges = NonNullable<SearchResultsQuery['searchResources']>['edges']

export const ResultList = ({ edges, busy }: { edges: Edges; busy: boolean }) => {
  const t = useText(texts)
  return (
    <ol className="plain-list results" aria-busy={busy}>
      {edges.map(({ cursor, node, snippet }) => (
        <li key={cursor}>
          <h2>{node?.title ?? t.untitled}</h2>
          {snippet && <p><MarkedText html={snippet} /></p>}
        </li>
      ))}
    </ol>
  )
}
