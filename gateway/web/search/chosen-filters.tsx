import { useLabel } from '../i18n/use-label.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { type FacetKey, facetKeys, facets } from './facets.ts'
import { emptySearch, type SearchState } from './search-address.ts'
import type { Search } from './use-search.ts'

const texts = {
  chosen: { zh: '已选条件', en: 'Chosen conditions' },
  remove: { zh: (name: string) => `去掉 ${name}`, en: (name: string) => `Remove ${name}` },
  all: { zh: '全部去掉', en: 'Remove all' },
  without: { zh: (name: string) => `没有${name}`, en: (name: string) => `Without ${name.toLowerCase()}` },
  years: { zh: (from: string, to: string) => `${from || '…'} 至 ${to || '今'} 年`, en: (from: string, to: string) => `${from || '…'} to ${to || 'now'}` },
  file: { zh: '可下载文件', en: 'With a file' },
  place: { zh: '地图范围', en: 'Area of the map' },
} as const

interface Chosen { name: string; value: string; without: Partial<SearchState> }

/** Every condition as a link that removes it. */
export const ChosenFilters = ({ search: { state, counts, changed } }: { search: Pick<Search, 'state' | 'counts' | 'changed'> }) => {
  const t = useText(texts)
  const label = useLabel()
  const { language } = useLanguage()
  const labelOf = (facet: FacetKey, key: string): string => label(counts[facet]?.buckets.find((bucket) => bucket.key === key) ?? { label: key }) || key
  const chosen: Chosen[] = [
    ...facetKeys.flatMap((facet) => state[facet].map((key) => ({ name: facets[facet][language], value: labelOf(facet, key), without: { [facet]: state[facet].filter((other) => other !== key) } }))),
    ...state.without.map((key) => ({ name: '', value: t.without(key in facets ? facets[key as FacetKey][language] : key), without: { without: state.without.filter((other) => other !== key) } })),
    ...(state.from || state.to ? [{ name: facets.year[language], value: t.years(state.from, state.to), without: { from: '', to: '' } }] : []),
    ...(state.file ? [{ name: '', value: t.file, without: { file: false } }] : []),
    ...(state.box || state.near ? [{ name: '', value: t.place, without: { box: '', near: '' } }] : []),
  ]
  if (chosen.length === 0) return null
  const { q, field, sort, view } = state
  return (
    <ul className="plain-list chosen-filters" aria-label={t.chosen}>
      {chosen.map(({ name, value, without }) => (
        <li key={`${name} ${value}`}>
          <Link to={changed(without)} className="chosen-filter" title={t.remove(value)}>{name && <span className="secondary">{name}{language === 'zh' ? '：' : ': '}</span>}{value}<span aria-hidden="true" className="cross">×</span><span className="for-readers">{t.remove(value)}</span></Link>
        </li>
      ))}
      {chosen.length > 1 && <li><Link to={changed({ ...emptySearch, q, field, sort, view })}>{t.all}</Link></li>}
    </ul>
  )
}
