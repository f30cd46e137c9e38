import { useState } from 'react'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { FacetBox } from './facet-box.tsx'
import { facetKeys } from './facets.ts'
import { conditionCount, type Search } from './use-search.ts'
import { YearRange } from './year-range.tsx'

const texts = {
  title: { zh: '筛选', en: 'Filter' },
  count: { zh: (count: string) => `${count} 项`, en: (count: string) => count },
  file: { zh: '有可下载文件', en: 'With a file to download' },
  further: { zh: '更多筛选条件', en: 'More filters' },
} as const

/** As many facets as a reader takes in; the others come when they are wanted, or chosen. */
const AT_FIRST = 8

/** Wide enough for a column beside the results. */
const isWide = (): boolean => matchMedia('(min-width: 60rem)').matches

interface FacetsPanelProps {
  search: Search
  further: boolean
  /** Further facets are wanted. */
  onFurther(): void
}

/** The facets that have something to choose, in the order of `facets`. A column on a wide window, folded on a narrow one. */
export const FacetsPanel = ({ search, further, onFurther }: FacetsPanelProps) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const [open, setOpen] = useState(isWide)
  const { state, counts, change, facets } = search
  const chosen = conditionCount(state)
  const offered = facetKeys.filter((key) => key !== 'type' && (counts[key]?.buckets.length ?? 0) > 0)
  const shown = offered.filter((key, index) => further || index < AT_FIRST || state[key].length > 0)
  return (
    <aside className="facets" aria-label={t.title}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.title}{chosen > 0 && <span className="tab-count">{t.count(format.number(chosen))}</span>}</summary>
        {facets.answer === null ? <Skeleton lines={12} /> : (
          <>
            {shown.map((key) => {
              const found = counts[key]
              return found && <FacetBox key={`${key} ${language}`} facet={key} counts={found} search={search}>{key === 'year' && <YearRange search={search} />}</FacetBox>
            })}
            <label className="facet-value"><input type="checkbox" checked={state.file} onChange={(event) => change({ file: event.target.checked })} /> <span>{t.file}</span></label>
            {!further && <button type="button" className="quiet" onClick={onFurther}>{t.further}</button>}
          </>
        )}
      </details>
    </aside>
  )
}
