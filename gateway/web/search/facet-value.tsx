import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import type { FacetCountsFragment } from './facets.operations.ts'
import type { FacetKey } from './facets.ts'
import type { Search } from './use-search.ts'

interface FacetValueProps {
  facet: FacetKey
  bucket: FacetCountsFragment['buckets'][number]
  search: Search
}

/** One value to tick; what is ticked is in the address, not in the box. */
export const FacetValue = ({ facet, bucket, search: { state, change } }: FacetValueProps) => {
  const label = useLabel()
  const format = useFormat()
  const ticked = state[facet].includes(bucket.key)
  const toggle = (): void => change({ [facet]: ticked ? state[facet].filter((key) => key !== bucket.key) : [...state[facet], bucket.key] })
  return (
    <label className="facet-value">
      <input type="checkbox" checked={ticked} onChange={toggle} />
      <span>{label(bucket) || bucket.key}</span>
      <span className="facet-count">{format.number(bucket.count)}</span>
    </label>
  )
}
