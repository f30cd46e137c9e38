import type { GraphAnswer } from '../graph/answer.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import type { HomeQuery } from './home.operations.ts'

const texts = {
  title: { zh: '六大领域', en: 'Six domains' },
  here: { zh: (count: string) => `图中 ${count} 条`, en: (count: string) => `${count} in the graph` },
} as const

/** The six domains of the resource directory. */
export const Domains = ({ answer }: { answer: GraphAnswer<HomeQuery> | null }) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  return (
    <section aria-labelledby="home-domains">
      <h2 id="home-domains">{t.title}</h2>
      {answer === null ? <Skeleton lines={3} /> : (
        <ul className="plain-list domains">
          {(answer.data.directory ?? []).map((node) => (
            <li key={node.code}>
              <Link to={`/directory/${node.code}`} className="domain">
                <span className="domain-code" aria-hidden="true">{node.code}</span>
                <span className="domain-name">{label(node)}</span>
                {node.count !== null && <span className="secondary numbers">{t.here(format.number(node.count))}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
