import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { ResultActions } from './result-actions.tsx'
import { searchSorts } from './search-address.ts'
import type { SearchSort } from './search.operations.ts'
import type { Search } from './use-search.ts'
import { type View, views } from './views/views.ts'

const texts = {
  sort: { zh: '排序', en: 'Sort' },
  view: { zh: '查看方式', en: 'View' },
} as const

const sortTexts = {
  RELEVANCE: { zh: '相关度', en: 'Relevance' },
  RELEASED_DESC: { zh: '最新发布', en: 'Latest release' },
  UPDATED_DESC: { zh: '最近更新', en: 'Last updated' },
  GENERATED_DESC: { zh: '最新生成', en: 'Newest' },
  GENERATED_ASC: { zh: '最早生成', en: 'Oldest' },
  TITLE_PINYIN: { zh: '名称拼音', en: 'Title' },
} as const satisfies Record<SearchSort, { zh: string; en: string }>

/** Order, list or map, and what can be done with the results. */
export const ResultBar = ({ search }: { search: Search }) => {
  const t = useText(texts)
  const names = useText(sortTexts)
  const { language } = useLanguage()
  const { state, change, changed } = search
  const offered = Object.entries(views) as [typeof state.view, View][]
  return (
    <div className="result-bar">
      <nav className="view-switch" aria-label={t.view}>
        {offered.map(([view, { name }]) => <Link key={view} to={changed({ view })} className="button" aria-current={state.view === view ? 'page' : undefined}>{name[language]}</Link>)}
      </nav>
      <label className="sort">{t.sort} <select value={state.sort} onChange={(event) => change({ sort: searchSorts.find((sort) => sort === event.target.value) ?? 'RELEVANCE' })}>
        {searchSorts.map((sort) => <option key={sort} value={sort}>{names[sort]}</option>)}
      </select></label>
      <ResultActions search={search} />
    </div>
  )
}
