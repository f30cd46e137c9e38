import type { GraphAnswer } from '../graph/answer.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { searchAddress } from '../search/search-address.ts'
import type { HomeQuery } from './home.operations.ts'

const texts = {
  title: { zh: '服务方式', en: 'Ways to get a resource' },
  DOCUMENT_DELIVERY: { zh: '论文、标准、检测规范', en: 'papers, standards, test specifications' },
  ONLINE_DOWNLOAD: { zh: '数据集、应急数据、医学数据', en: 'datasets, emergency data, medical data' },
  PHYSICAL_ORDER: { zh: '种子、标本、菌种、标准物质', en: 'seeds, specimens, strains, reference materials' },
  ONLINE_BOOKING: { zh: '仪器、检测机构、计量鉴定', en: 'instruments, testing institutions, metrological verification' },
} as const

const modes = ['DOCUMENT_DELIVERY', 'ONLINE_DOWNLOAD', 'PHYSICAL_ORDER', 'ONLINE_BOOKING'] as const

/** The four service modes of the portal, with the examples that it prints and what there is of each. */
export const ServiceModes = ({ answer }: { answer: GraphAnswer<HomeQuery> | null }) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const buckets = answer?.data.newest?.services?.buckets ?? []
  const offered = modes.flatMap((mode) => buckets.filter(({ key }) => key === mode).map((bucket) => ({ mode, bucket })))
  if (offered.length === 0) return null
  return (
    <section aria-labelledby="home-services">
      <h2 id="home-services">{t.title}</h2>
      <ul className="plain-list service-modes">
        {offered.map(({ mode, bucket }) => (
          <li key={mode}>
            <Link to={searchAddress({ service: [mode] })} className="service-mode"><span className="domain-name">{label(bucket)}</span> <b className="numbers">{format.number(bucket.count)}</b><span className="secondary small">{t[mode]}</span></Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
