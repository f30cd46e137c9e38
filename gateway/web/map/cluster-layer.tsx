import { useMarks } from '../charts/use-marks.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { Bubble } from './bubble.tsx'
import type { Cluster } from './cluster.ts'
import { shortNumber } from './short-number.ts'

const texts = {
  several: { zh: (count: string) => `此处 ${count} 条资源`, en: (count: string) => `${count} resources here` },
} as const

/** Bubbles with counts; one resource stands as a dot with its title. */
export const ClusterLayer = ({ clusters, chosen, choose }: { clusters: readonly Cluster[]; chosen: Cluster | null; choose(cluster: Cluster): void }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const marks = useMarks(clusters.length)
  return (
    <g>
      {clusters.map((cluster, at) => (
        <Bubble
          key={cluster.tile} point={cluster.point} count={cluster.count} text={shortNumber(cluster.count, language)} mark={marks(at)}
          label={cluster.count === 1 && cluster.sample?.title ? cluster.sample.title : t.several(format.number(cluster.count))}
          expanded={chosen?.tile === cluster.tile} open={() => choose(cluster)}
        />
      ))}
    </g>
  )
}
