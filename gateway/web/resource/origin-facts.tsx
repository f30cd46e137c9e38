import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { Badge } from '../parts/badge.tsx'
import { Facts } from './facts.tsx'
import type { ResourceData, Terms } from './resource-data.ts'
import { useTerm } from './use-term.ts'

const texts = {
  title: { zh: '来源与新鲜程度', en: 'Where it comes from, how fresh it is' },
  origin: { zh: '记录来源', en: 'How it came in' }, source: { zh: '来源', en: 'Source' }, sourceId: { zh: '来源中的编号', en: 'Id at the source' }, stamp: { zh: '来源更新', en: 'Changed at the source' }, format: { zh: '元数据格式', en: 'Metadata format' },
  metadata: { zh: '元数据许可', en: 'Licence of the metadata' }, asOf: { zh: '数据截至', en: 'As of' }, reachable: { zh: '来源在线', en: 'Source online' }, unreachable: { zh: '来源暂不可达，所示为目录所存', en: 'The source cannot be reached; shown is what the catalogue holds' }, id: { zh: '编号', en: 'Id' },
} as const

/** Who said so, and when. */
export const OriginFacts = ({ resource: { id, provenance, metadataLicense, freshness }, terms }: { resource: ResourceData; terms: Terms }) => {
  const t = useText(texts)
  const format = useFormat()
  const term = useTerm(terms)
  return (
    <section aria-labelledby="origin">
      <h2 id="origin">{t.title}</h2>
      <Facts facts={[
        { label: t.id, value: <code>{id}</code> },
        { label: t.origin, value: term('origins', provenance?.origin) },
        { label: t.source, value: provenance?.source },
        { label: t.sourceId, value: provenance?.sourceId },
        { label: t.stamp, value: provenance?.sourceDatestamp && format.dateTime(provenance.sourceDatestamp) },
        { label: t.format, value: provenance?.metadataFormat },
        { label: t.metadata, value: metadataLicense },
        { label: t.asOf, value: freshness?.asOf && <>{format.dateTime(freshness.asOf)} {freshness.ownerReachable !== null && <Badge tone={freshness.ownerReachable ? 'good' : 'warn'}>{freshness.ownerReachable ? t.reachable : t.unreachable}</Badge>}</> },
      ]} />
    </section>
  )
}
