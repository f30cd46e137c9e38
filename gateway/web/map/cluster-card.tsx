import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { boxOfCluster, canBeParted, type Cluster } from './cluster.ts'
import type { Box } from './box.ts'
import { placeText } from './place-text.ts'

const texts = {
  here: { zh: (count: string) => `此处 ${count} 条资源`, en: (count: string) => `${count} resources here` },
  one: { zh: '此处 1 条资源', en: 'One resource here' },
  among: { zh: '其中之一：', en: 'One of them:' },
  zoom: { zh: '放大到这里', en: 'Zoom in' },
  list: { zh: '列出此范围内的资源', en: 'List the resources of this area' },
  close: { zh: '关闭', en: 'Close' },
} as const

interface ClusterCardProps {
  cluster: Cluster
  zoom(): void
  listAddress(box: Box): string
  close(): void
}

/** What a bubble opens: what it holds, and the ways on. */
export const ClusterCard = ({ cluster, zoom, listAddress, close }: ClusterCardProps) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  const { count, sample, point } = cluster
  return (
    <section className="map-card" aria-live="polite">
      <h3>{count === 1 ? t.one : t.here(format.number(count))}</h3>
      {sample && <p>{count > 1 && <span className="secondary">{t.among} </span>}<Link to={`/resource/${encodeURIComponent(sample.id)}`}>{label({ title: sample.title, titleEn: sample.titleEn }) || sample.id}</Link></p>}
      <p className="small secondary numbers">{placeText(point)}</p>
      <p className="row">
        {count > 1 && canBeParted(cluster) && <button type="button" className="primary" onClick={zoom}>{t.zoom}</button>}
        <Link className="button" to={listAddress(boxOfCluster(cluster))}>{t.list}</Link>
        <button type="button" className="quiet" onClick={close}>{t.close}</button>
      </p>
    </section>
  )
}
