import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { SimilarResources } from './resource.operations.ts'

const texts = { title: { zh: '相近的资源', en: 'More like this' }, untitled: { zh: '未名资源', en: 'Untitled' } } as const
const HOW_MANY = 6

/** What reads alike. It is an offer: where there is none, or it fails, nothing is said. */
export const Similar = ({ id, typeName }: { id: string; typeName: (code: string | null) => string }) => {
  const t = useText(texts)
  const label = useLabel()
  const { answer } = useGraph(SimilarResources, { id, first: HOW_MANY }, { keep: false })
  const similar = answer?.data.resource?.moreLikeThis ?? []
  if (similar.length === 0) return null
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">{t.title}</h2>
      <ul className="plain-list similar">
        {similar.map((one) => <li key={one.id}><Link to={`/resource/${one.id}`}>{label(one) || t.untitled}</Link> <span className="secondary small">{[typeName(one.resourceType), one.platform && label(one.platform)].filter(Boolean).join(' · ')}</span></li>)}
      </ul>
    </section>
  )
}
