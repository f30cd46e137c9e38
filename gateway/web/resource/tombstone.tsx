import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { Link } from '../parts/link.tsx'
import { searchAddress } from '../search/search-address.ts'
import { Facts } from './facts.tsx'
import { Identifiers } from './identifiers.tsx'
import type { ResourceData } from './resource-data.ts'

const texts = {
  title: { zh: '此资源已撤回', en: 'This resource was withdrawn' },
  what: { zh: '它曾经在此；现在只留下标识符，内容已不再提供。指向它的引用仍可查到此页。', en: 'It was here once. Its identifiers remain, its content does not. References to it still lead to this page.' },
  when: { zh: '撤回时间', en: 'Withdrawn' }, reason: { zh: '理由', en: 'Reason' }, unstated: { zh: '未说明', en: 'not stated' }, replacement: { zh: '替代资源', en: 'Replaced by' }, identifiers: { zh: '标识符', en: 'Identifiers' }, id: { zh: '编号', en: 'Id' }, type: { zh: '资源类型', en: 'Type' },
  others: { zh: '检索同类资源', en: 'Search for others of this type' }, untitled: { zh: '未名资源', en: 'Untitled' },
} as const

/** What stays of a withdrawn resource. */
export const Tombstone = ({ resource, typeLabel }: { resource: ResourceData; typeLabel: string }) => {
  const t = useText(texts)
  const format = useFormat()
  const label = useLabel()
  useTitle(t.title)
  const { tombstone } = resource
  return (
    <article className="tombstone">
      <h1>{t.title}</h1>
      <p className="reading">{t.what}</p>
      <Facts facts={[
        { label: t.id, value: <code>{resource.id}</code> },
        { label: t.type, value: typeLabel },
        { label: t.identifiers, value: (resource.cstr || resource.identifiers?.length) ? <Identifiers resource={resource} /> : null },
        { label: t.when, value: tombstone?.withdrawnAt && format.dateTime(tombstone.withdrawnAt) },
        { label: t.reason, value: tombstone?.reason ?? <span className="secondary">{t.unstated}</span> },
        { label: t.replacement, value: tombstone?.replacedBy && <Link to={`/resource/${tombstone.replacedBy.id}`}>{label(tombstone.replacedBy) || t.untitled}</Link> },
      ]} />
      <p><Link className="button" to={searchAddress({ type: [resource.resourceType ?? ''] })}>{t.others}</Link></p>
    </article>
  )
}
