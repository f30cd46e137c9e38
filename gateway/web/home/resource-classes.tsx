import { useGraph } from '../graph/use-graph.ts'
import { ResourceTypes } from '../graph/types.operations.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { searchAddress } from '../search/search-address.ts'
import { inTypeOrder } from '../search/type-order.ts'

const texts = {
  title: { zh: '资源类型', en: 'Kinds of resources' },
  all: { zh: '全部类型', en: 'All types' },
} as const

/** Every type that has resources, with how many there are now. */
export const ResourceClasses = () => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { answer } = useGraph(ResourceTypes, {})
  const types = (answer?.data.resourceTypes ?? []).filter(({ count }) => count !== 0).sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
  const total = types.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return (
    <section aria-labelledby="home-types">
      <h2 id="home-types">{t.title}</h2>
      {answer === null ? <Skeleton lines={4} /> : (
        <ul className="plain-list resource-classes">
          <li><Link to={searchAddress({})} className="resource-class"><span>{t.all}</span> <b className="numbers">{format.number(total)}</b></Link></li>
          {inTypeOrder(types, ({ code }) => code).map((type) => (
            <li key={type.code}>
              <Link to={searchAddress({ type: [type.code] })} className="resource-class"><span>{label(type)}</span> {type.count !== null && <b className="numbers">{format.number(type.count)}</b>}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
