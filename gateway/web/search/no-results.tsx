import { useText } from '../i18n/use-text.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Link } from '../parts/link.tsx'
import { emptySearch, firstPage } from './search-address.ts'
import { conditionCount } from './use-search.ts'
import type { ViewProps } from './views/views.ts'

const texts = {
  nothing: { zh: '没有找到资源', en: 'Nothing was found' },
  beyond: { zh: '后面没有更多结果了', en: 'There are no more results' },
  first: { zh: '回到第一页', en: 'Back to the first page' },
  conditions: { zh: '去掉全部筛选条件', en: 'Remove all conditions' },
  anyField: { zh: '在任意字段中检索', en: 'Search in any field' },
  anyWord: { zh: '有任一词即可', en: 'Any of the words is enough' },
  all: { zh: '浏览全部资源', en: 'Browse all resources' },
  advice: { zh: '可换用同义词、英文或标识符（DOI、CSTR、标准号）再试。', en: 'Try a synonym, Chinese, or an identifier: DOI, CSTR, standard number.' },
} as const

/** Ways out, each a link that leads to more. */
export const NoResults = ({ search: { state, addressWith, changed }, found }: ViewProps) => {
  const t = useText(texts)
  if ((found.total?.value ?? 0) > 0) return <EmptyState title={t.beyond}><p><Link className="button" to={addressWith(firstPage)}>{t.first}</Link></p></EmptyState>
  const words = state.q.split(/\s+/).filter((word) => word !== '')
  return (
    <EmptyState title={t.nothing}>
      <p>{t.advice}</p>
      <p className="row ways-out">
        {conditionCount(state) > 0 && <Link className="button" to={changed({ ...emptySearch, q: state.q, field: state.field })}>{t.conditions}</Link>}
        {state.field !== 'ANY' && <Link className="button" to={changed({ field: 'ANY' })}>{t.anyField}</Link>}
        {words.length > 1 && !state.q.includes(' OR ') && <Link className="button" to={changed({ q: words.join(' OR ') })}>{t.anyWord}</Link>}
        <Link className="button" to={changed(emptySearch)}>{t.all}</Link>
      </p>
    </EmptyState>
  )
}
