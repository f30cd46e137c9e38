import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { type Tab, Tabs } from '../parts/tabs.tsx'
import { nineClasses, nineClassTexts } from './type-order.ts'
import type { Search } from './use-search.ts'

const texts = {
  label: { zh: '资源类型', en: 'Types of resources' },
  all: { zh: '全部类型', en: 'All types' },
  further: { zh: '其他类型', en: 'Other types' },
} as const

/** The nine tabs of the portal with their counts, in its order; the other types that have hits behind one more. */
export const TypeTabs = ({ search: { state, counts, changed } }: { search: Search }) => {
  const t = useText(texts)
  const names = useText(nineClassTexts)
  const label = useLabel()
  const format = useFormat()
  const buckets = counts.type?.buckets ?? []
  const countOf = (key: string): string | undefined => {
    if (!counts.type) return undefined
    return format.number(buckets.find((bucket) => bucket.key === key)?.count ?? 0)
  }
  const tab = (key: string, name: string): Tab => ({ key, label: name, count: countOf(key), to: changed({ type: [key] }), current: state.type.length === 1 && state.type[0] === key })
  // A resource has one type, and the counts of a facet are as if its own filter were off: their sum is all types together.
  const all = counts.type ? format.number(buckets.reduce((sum, { count }) => sum + count, 0) + (counts.type.missing ?? 0)) : undefined
  const others = buckets.filter(({ key, count }) => count > 0 && !nineClasses.some((code) => code === key))
  const chosen = others.filter(({ selected }) => selected)
  return (
    <div className="type-tabs">
      <Tabs label={t.label} tabs={[
        { key: '', label: t.all, count: all, to: changed({ type: [] }), current: state.type.length === 0 },
        ...nineClasses.map((code) => tab(code, names[code])),
        ...chosen.map((bucket) => tab(bucket.key, label(bucket) || bucket.key)),
      ]} />
      {others.length > 0 && (
        <details className="further-types" key={state.type.join()}>
          <summary>{t.further}<span className="tab-count">{format.number(others.length)}</span></summary>
          <ul className="plain-list">
            {others.map((bucket) => (
              <li key={bucket.key}><Link to={changed({ type: [bucket.key] })}>{label(bucket) || bucket.key} <span className="tab-count">{format.number(bucket.count)}</span></Link></li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
