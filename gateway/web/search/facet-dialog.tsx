import { useEffect, useState } from 'react'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { FacetValue } from './facet-value.tsx'
import { FacetValues } from './facets.operations.ts'
import { type FacetKey, facets } from './facets.ts'
import type { Search } from './use-search.ts'

const texts = {
  find: { zh: '在其中查找', en: 'Find among them' },
  shown: { zh: (shown: string, of: string) => `共 ${of} 项，列出 ${shown} 项`, en: (shown: string, of: string) => `${shown} of ${of} shown` },
  missing: { zh: '没有此项的', en: 'Without one' },
} as const

const PAUSE_MS = 200

interface FacetDialogProps { facet: FacetKey; search: Search; open: boolean; onClose(): void }

/** All values of a facet: the 200 with most hits, and a search among them. */
export const FacetDialog = ({ facet, search, open, onClose }: FacetDialogProps) => {
  const { language } = useLanguage()
  return <Dialog open={open} onClose={onClose} title={facets[facet][language]}><Values facet={facet} search={search} /></Dialog>
}

const Values = ({ facet, search }: { facet: FacetKey; search: Search }) => {
  const t = useText(texts)
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [contains, setContains] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setContains(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const { answer, failure, retry } = useGraph(FacetValues, { ...search.question, name: facets[facet].name, ...(contains === '' ? {} : { contains }) })
  const values = answer?.data.searchResources?.values
  const { state, change } = search
  const without = state.without.includes(facet)
  return (
    <>
      <input type="search" className="facet-find" aria-label={t.find} placeholder={t.find} value={typed} maxLength={200} onChange={(event) => setTyped(event.target.value)} />
      {failure && <FailureBox failure={failure} retry={retry} />}
      {values ? (
        <>
          <p role="status" className="secondary small">{t.shown(format.number(values.buckets.length), format.number(values.totalBuckets ?? values.buckets.length))}</p>
          <div className="facet-values">{values.buckets.map((bucket) => <FacetValue key={bucket.key} facet={facet} bucket={bucket} search={search} />)}</div>
          {((values.missing ?? 0) > 0 || without) && contains === '' && (
            <label className="facet-value facet-missing">
              <input type="checkbox" checked={without} onChange={() => change({ without: without ? state.without.filter((key) => key !== facet) : [...state.without, facet] })} />
              <span>{t.missing}</span><span className="facet-count">{format.number(values.missing ?? 0)}</span>
            </label>
          )}
        </>
      ) : !failure && <Skeleton lines={10} />}
    </>
  )
}
