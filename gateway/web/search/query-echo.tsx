import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { searchFieldTexts } from './search-fields.ts'
import type { Search } from './use-search.ts'

const texts = {
  condition: { zh: '检索条件：', en: 'Search: ' },
  everything: { zh: '全部资源', en: 'All resources' },
  found: { zh: (count: string) => `共找到 ${count} 条资源`, en: (count: string) => `Found ${count} resources` },
  atLeast: { zh: (count: string) => `找到至少 ${count} 条资源`, en: (count: string) => `Found at least ${count} resources` },
  searching: { zh: '正在检索…', en: 'Searching…' },
} as const

/** What was searched for, and how much of it there is. The chosen type alone is a condition too: 检索条件：研究实验报告. */
export const QueryEcho = ({ search: { state, results, counts } }: { search: Search }) => {
  const t = useText(texts)
  const fields = useText(searchFieldTexts)
  const label = useLabel()
  const format = useFormat()
  const types = state.type.map((key) => label(counts.type?.buckets.find((bucket) => bucket.key === key) ?? { label: key }))
  const words = state.q === '' || state.field === 'ANY' ? state.q : `${fields[state.field]}:${state.q}`
  const echo = [words, ...types].filter((part) => part !== '').join(' · ')
  useTitle(echo || t.everything)
  const total = results.answer?.data.searchResources?.total
  return (
    <div className="query-echo">
      <h1>{echo === '' ? t.everything : <><span className="query-echo-label">{t.condition}</span>{echo}</>}</h1>
      <p role="status" className="found">
        {results.loading ? t.searching : total && (total.relation === 'EXACT' ? t.found : t.atLeast)(format.number(total.value))}
      </p>
    </div>
  )
}
