import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { corrections, droppedParts } from './read-interpretation.ts'
import type { SearchResultsQuery } from './search.operations.ts'
import type { Search } from './use-search.ts'

const texts = {
  also: { zh: '同时检索了', en: 'Also searched for' },
  corrected: { zh: '已按此更正检索', en: 'Searched as corrected' },
  exactly: { zh: (words: string) => `只检索“${words}”`, en: (words: string) => `Search for “${words}” alone` },
  dropped: { zh: '未用于检索', en: 'Left out' },
  note: { zh: '说明', en: 'Note' },
} as const

type Made = NonNullable<NonNullable<SearchResultsQuery['searchResources']>['interpretation']>

/** What was made of the words, where it is not what was typed: nothing is searched for behind somebody's back. */
export const Interpretation = ({ interpretation, search: { state, changed } }: { interpretation: Made; search: Search }) => {
  const t = useText(texts)
  const { language } = useLanguage()
  const also = interpretation.alsoSearched ?? []
  const corrected = corrections(interpretation.corrections ?? [])
  const { words, notes } = droppedParts(interpretation.dropped ?? [], language)
  if (also.length + corrected.length + words.length + notes.length === 0) return null
  return (
    <dl className="interpretation">
      {corrected.map(({ from, to }) => (
        <div key={from}>
          <dt>{t.corrected}</dt>
          <dd><Link to={changed({ q: state.q.replace(from, to) })}>{from} → <b>{to}</b></Link> <Link className="secondary" to={changed({ q: state.q.replace(from, `"${from}"`) })}>{t.exactly(from)}</Link></dd>
        </div>
      ))}
      {also.length > 0 && <div><dt>{t.also}</dt><dd className="row">{also.map((word) => <Link key={word} to={changed({ q: word })}>{word}</Link>)}</dd></div>}
      {words.length > 0 && <div><dt>{t.dropped}</dt><dd><s>{words.join(' ')}</s></dd></div>}
      {notes.map((note) => <div key={note}><dt>{t.note}</dt><dd>{note}</dd></div>)}
    </dl>
  )
}
