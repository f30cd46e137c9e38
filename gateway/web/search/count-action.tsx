import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { writeAddress } from '../state/parameters.ts'
import { firstPage, searchSchema } from './search-address.ts'
import type { Search } from './use-search.ts'

const texts = { count: { zh: '统计', en: 'Count' } } as const

/** The same words and conditions in the information cube; not where the words are looked for in one field, which the cube cannot. */
export const CountAction = ({ search: { state } }: { search: Search }) => {
  const t = useText(texts)
  if (state.field !== 'ANY') return null
  const written = writeAddress(searchSchema, { ...state, ...firstPage, sort: 'RELEVANCE', view: 'list' })
  return <Link className="button" to={written === '' ? '/cube' : `/cube?${written}`}>{t.count}</Link>
}
