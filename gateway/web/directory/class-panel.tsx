import { lazy, Suspense } from 'react'
import { BarChart } from '../charts/bar-chart.tsx'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { DegradedNotice } from '../parts/degraded-notice.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Link } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { searchAddress } from '../search/search-address.ts'
import { ClassFigures } from './class-figures.tsx'
import { DirectoryClass, DirectoryLevel } from './directory.operations.ts'

const texts = {
  open: { zh: (count: string) => `检索此类目的 ${count} 条资源`, en: (count: string) => `Search the ${count} resources of this class` },
  types: { zh: '其中的资源类型', en: 'Its resource types' },
  below: { zh: '下级类目的条数', en: 'Classes below' },
  newest: { zh: '最近更新', en: 'Last updated' },
  count: { zh: '条数', en: 'Resources' },
  class: { zh: '类目', en: 'class' },
  cities: { zh: '各城市的大型仪器', en: 'Large instruments by city' },
  none: { zh: '此类目在图中还没有资源。', en: 'The graph has no resource of this class yet.' },
} as const

// The map is for one of the domains.
const CitiesMap = lazy(async () => ({ default: (await import('../map/cities-map.tsx')).CitiesMap }))

/** The domain of large instruments, for which the network draws its map of cities. */
const INSTRUMENTS = 'A'

/** One class: its figures, what it holds, the way to the search. */
export const ClassPanel = ({ code, broader, q }: { code: string; broader: string | null; q: string }) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  const asked = q === '' ? {} : { q }
  const { answer, failure, retry } = useGraph(DirectoryClass, { ...asked, filter: { categories: [code] } })
  const level = useGraph(DirectoryLevel, { ...asked, ...(broader === null ? {} : { parent: broader }) })
  const below = useGraph(DirectoryLevel, { ...asked, parent: code })
  const node = level.answer?.data.directory?.find((each) => each.code === code)
  const children = below.answer?.data.directory ?? []
  if (failure && !answer) return <FailureBox failure={failure} retry={retry} />
  if (!answer) return <Skeleton lines={10} />
  const found = answer.data.searchResources
  const total = found?.total?.value ?? 0
  const types = found?.types?.buckets ?? []
  return (
    <section>
      {failure ? <FailureBox failure={failure} retry={retry} /> : <DegradedNotice answer={answer} retry={retry} />}
      <ClassFigures count={total} declared={node?.declaredCount ?? null} />
      {total === 0 ? <p>{t.none}</p> : <p><Link className="button primary" to={searchAddress({ q, category: [code] })}>{t.open(format.number(total))}</Link></p>}
      {children.length > 0 && <BarChart title={t.below} xLabel={t.class} yLabel={t.count} data={{ categories: children.map((child) => `${child.code} ${label(child)}`), series: [{ name: '', values: children.map(({ count }) => count ?? 0) }], folded: { categories: 0, series: 0 } }} />}
      {types.length > 0 && (
        <>
          <h2>{t.types}</h2>
          <ul className="plain-list directory-types">
            {types.map((type) => <li key={type.key}><Link to={searchAddress({ q, category: [code], type: [type.key] })}>{label(type) || type.key}</Link> <span className="secondary numbers">{format.number(type.count)}</span></li>)}
          </ul>
        </>
      )}
      {code === INSTRUMENTS && q === '' && <><h2>{t.cities}</h2><Suspense fallback={<Skeleton lines={12} />}><CitiesMap filter={null} cityAddress={(city) => searchAddress({ type: ['INSTRUMENT'], city: [city] })} /></Suspense></>}
      {(found?.edges.length ?? 0) > 0 && (
        <>
          <h2>{t.newest}</h2>
          <ul className="directory-newest">
            {found?.edges.map(({ node: record }) => record && <li key={record.id}><Link to={`/resource/${encodeURIComponent(record.id)}`}>{label({ title: record.title, titleEn: record.titleEn }) || record.id}</Link> {record.generatedOn && <span className="secondary small numbers">{format.partialDate(record.generatedOn)}</span>}</li>)}
          </ul>
        </>
      )}
    </section>
  )
}
