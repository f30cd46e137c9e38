import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { Link } from '../parts/link.tsx'
import { searchAddress } from '../search/search-address.ts'
import { ListTools } from './list-tools.tsx'

const texts = {
  title: { zh: (count: string) => `未收录（${count}）`, en: (count: string) => `Not here (${count})` },
  why: { zh: '图中没有，或您无权看到。标准号不带年份、编号写法特殊时，可点开按标识符检索。', en: 'Not in the graph, or not for you to see. A standard without its year, or a number in a spelling of its own, may be found by a search: follow it.' },
  file: { zh: '未收录的标识符', en: 'identifiers-not-here' },
  identifier: { zh: '标识符', en: 'Identifier' },
} as const

/** What is not here; each leads to a search that is less strict. */
export const MissingList = ({ missing }: { missing: readonly string[] }) => {
  const t = useText(texts)
  const format = useFormat()
  if (missing.length === 0) return null
  return (
    <section aria-labelledby="identifiers-missing">
      <h3 id="identifiers-missing">{t.title(format.number(missing.length))}</h3>
      <p className="secondary">{t.why}</p>
      <ListTools values={missing} name={t.file} rows={[[t.identifier], ...missing.map((value) => [value])]} />
      <ul className="plain-list identifiers-missing">
        {missing.map((value) => <li key={value}><Link to={searchAddress({ q: value, field: 'IDENTIFIER' })}>{value}</Link></li>)}
      </ul>
    </section>
  )
}
