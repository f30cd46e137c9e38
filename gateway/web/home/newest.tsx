import type { GraphAnswer } from '../graph/answer.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { resourceAddress } from '../resource-address.ts'
import { searchAddress } from '../search/search-address.ts'
import type { HomeQuery } from './home.operations.ts'

const texts = {
  title: { zh: '最近发布', en: 'New here' },
  more: { zh: '更多新资源', en: 'More that is new' },
  untitled: { zh: '未名资源', en: 'Untitled' },
} as const

/** What was released last. */
export const Newest = ({ answer }: { answer: GraphAnswer<HomeQuery> | null }) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const nodes = (answer?.data.newest?.edges ?? []).flatMap(({ node }) => node ?? [])
  return (
    <section aria-labelledby="home-newest">
      <h2 id="home-newest">{t.title}</h2>
      {answer === null ? <Skeleton lines={6} /> : (
        <ul className="plain-list newest">
          {nodes.map((node) => (
            <li key={node.id}>
              <Link to={resourceAddress(node.id)} className="newest-title">{label(node) || t.untitled}</Link>
              <span className="secondary small">{[node.platform && label(node.platform), node.releasedAt && format.ago(node.releasedAt)].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ul>
      )}
      <p><Link to={searchAddress({ sort: 'RELEASED_DESC' })}>{t.more}</Link></p>
    </section>
  )
}
