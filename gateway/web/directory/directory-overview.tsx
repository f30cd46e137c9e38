import { BarChart } from '../charts/bar-chart.tsx'
import { useGraph } from '../graph/use-graph.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { DirectoryLevel } from './directory.operations.ts'

const texts = {
  title: { zh: '六大领域的条数', en: 'Resources of the six domains' },
  domain: { zh: '领域', en: 'domain' },
  count: { zh: '条数', en: 'Resources' },
} as const

/** The domains beside each other, before one is chosen. The tree asks the same, so nothing is asked twice. */
export const DirectoryOverview = ({ q }: { q: string }) => {
  const t = useText(texts)
  const label = useLabel()
  const { answer } = useGraph(DirectoryLevel, q === '' ? {} : { q })
  const nodes = answer?.data.directory
  if (!nodes) return <Skeleton lines={8} />
  return <BarChart title={t.title} xLabel={t.domain} yLabel={t.count} data={{ categories: nodes.map((node) => `${node.code} ${label(node)}`), series: [{ name: '', values: nodes.map(({ count }) => count ?? 0) }], folded: { categories: 0, series: 0 } }} />
}
