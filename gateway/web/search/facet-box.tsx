import { type ReactNode, useState } from 'react'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { FacetDialog } from './facet-dialog.tsx'
import { FacetValue } from './facet-value.tsx'
import type { FacetCountsFragment } from './facets.operations.ts'
import { type FacetKey, facets } from './facets.ts'
import type { Search } from './use-search.ts'

const texts = {
  more: { zh: (name: string) => `更多${name}…`, en: (name: string) => `More: ${name.toLowerCase()}…` },
} as const

interface FacetBoxProps {
  facet: FacetKey
  counts: FacetCountsFragment
  search: Search
  children?: ReactNode
}

/** The largest values of a facet to tick, and the way to the others. */
export const FacetBox = ({ facet, counts, search, children }: FacetBoxProps) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const name = facets[facet][language]
  return (
    <fieldset className="facet">
      <legend>{name}</legend>
      {children}
      {counts.buckets.map((bucket) => <FacetValue key={bucket.key} facet={facet} bucket={bucket} search={search} />)}
      {(counts.totalBuckets ?? 0) > counts.buckets.length && <button type="button" className="quiet small" onClick={() => setOpen(true)}>{t.more(name)}</button>}
      <FacetDialog facet={facet} search={search} open={open} onClose={() => setOpen(false)} />
    </fieldset>
  )
}
