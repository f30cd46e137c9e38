import { useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { inAddress } from '../parts/link.tsx'
import { resourceAddress } from '../resource-address.ts'
import { useAddress } from '../state/use-address.ts'
import { searchAddress, searchSchema } from './search-address.ts'
import { searchFields, searchFieldTexts } from './search-fields.ts'
import type { SearchField } from './search.operations.ts'
import { SuggestInput } from './suggest-input.tsx'
import type { Suggestion } from './use-suggestions.ts'
import './search-box.css'

const texts = {
  label: { zh: '检索科技资源', en: 'Search science resources' },
  field: { zh: '检索字段', en: 'Field' },
  placeholder: { zh: '题名、关键词、机构、标识符…', en: 'Title, keyword, organization, identifier…' },
  search: { zh: '检索', en: 'Search' },
} as const

/** Field, words, button. It begins with what the address searches for. */
export const SearchBox = ({ large = false }: { large?: boolean }) => {
  const { state } = useAddress(searchSchema)
  // A change of the address by a link or the back button is a change of what stands in the box.
  return <Box key={`${state.q} ${state.field}`} large={large} q={state.q} field={state.field} />
}

const Box = ({ large, q, field: given }: { large: boolean; q: string; field: SearchField }) => {
  const t = useText(texts)
  const names = useText(searchFieldTexts)
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const [field, setField] = useState(given)
  const [words, setWords] = useState(q)
  const search = (wanted: string): void => navigate(inAddress(searchAddress({ q: wanted.trim(), field }), language))
  // A title or an identifier is of one record: that is where it leads. Words are searched for.
  const choose = ({ text, resource }: Suggestion): void => (resource ? navigate(inAddress(resourceAddress(resource.id), language)) : search(text))
  return (
    <form role="search" aria-label={t.label} className={large ? 'search-box large' : 'search-box'} onSubmit={(event) => {
      event.preventDefault()
      search(words)
    }}>
      <select aria-label={t.field} value={field} onChange={(event) => setField(searchFields.find((known) => known === event.target.value) ?? 'ANY')}>
        {searchFields.map((name) => <option key={name} value={name}>{names[name]}</option>)}
      </select>
      <SuggestInput value={words} onChange={setWords} onChoose={choose} label={t.label} placeholder={t.placeholder} />
      <button type="submit" className="primary">{t.search}</button>
    </form>
  )
}
