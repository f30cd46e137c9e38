import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import type { Box } from './box.ts'
import { boxOfCluster, type Cluster } from './cluster.ts'
import { nearestPlace } from './nearest-place.ts'
import { placeText } from './place-text.ts'
import { useMapPlaces } from './use-map-places.ts'

const texts = {
  title: { zh: (count: number) => `以表格显示地图（${count} 处）`, en: (count: number) => `The map as a table (${count} places)` },
  where: { zh: '大致位置', en: 'About where' },
  coordinates: { zh: '坐标（WGS 84）', en: 'Coordinates (WGS 84)' },
  count: { zh: '条数', en: 'Resources' },
  one: { zh: '其中之一', en: 'One of them' },
  list: { zh: '列出', en: 'List' },
  near: { zh: (name: string) => `${name}附近`, en: (name: string) => `near ${name}` },
} as const

/** All that the map shows, as text. */
export const ClustersTable = ({ clusters, listAddress }: { clusters: readonly Cluster[]; listAddress(box: Box): string }) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  const { cities } = useMapPlaces()
  return (
    <details className="map-table">
      <summary>{t.title(clusters.length)}</summary>
      <div className="chart-table" tabIndex={0} role="region" aria-label={t.title(clusters.length)}>
        <table>
          <thead><tr><th scope="col">{t.where}</th><th scope="col">{t.coordinates}</th><th scope="col" className="number">{t.count}</th><th scope="col">{t.one}</th></tr></thead>
          <tbody>
            {[...clusters].sort((a, b) => b.count - a.count).map((cluster) => {
              const near = nearestPlace(cluster.point, cities)
              return (
                <tr key={cluster.tile}>
                  <th scope="row">{near ? t.near(near.name) : '—'}</th>
                  <td className="numbers">{placeText(cluster.point)}</td>
                  <td className="number"><Link to={listAddress(boxOfCluster(cluster))}>{format.number(cluster.count)}</Link></td>
                  <td>{cluster.sample && <Link to={`/resource/${encodeURIComponent(cluster.sample.id)}`}>{label({ title: cluster.sample.title, titleEn: cluster.sample.titleEn }) || cluster.sample.id}</Link>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
