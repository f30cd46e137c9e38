import { lazy, Suspense, useMemo } from 'react'
import type { ParameterProblem } from '../../../schema/query-parameters.ts'
import { flattenRow } from '../../../schema/rows/flatten.ts'
import { picturesFor } from '../charts/pictures-for.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useText } from '../i18n/use-text.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ResultTable } from '../result-view/result-table.tsx'
import { pictureOf } from './picture-of.ts'
import type { ShownQuery } from './query-page.tsx'
import { MOST_ROWS, useRows } from './use-rows.ts'

const Chart = lazy(async () => ({ default: (await import('../charts/chart.tsx')).Chart }))

const texts = {
  found: { zh: (n: string) => `共 ${n} 条结果`, en: (n: string) => `${n} results` },
  part: { zh: (shown: string) => `这里显示前 ${shown} 条`, en: (shown: string) => `the first ${shown} are shown` },
  all: { zh: '取得全部', en: 'Fetch all of them' },
  tooMany: { zh: (n: string) => `多于 ${n} 条，请缩小范围或使用导出。`, en: (n: string) => `There are more than ${n}: narrow the query, or export it.` },
  hidden: { zh: (n: string) => `其中 ${n} 条不对您公开。`, en: (n: string) => `${n} of them are not open to you.` },
  degraded: { zh: (names: string) => `部分来源没有回答：${names}。结果可能不完整。`, en: (names: string) => `Some sources did not answer: ${names}. The result may be incomplete.` },
  none: { zh: '没有符合条件的结果', en: 'Nothing matches' },
  noneHelp: { zh: '请放宽上面的条件再试。', en: 'Widen the parameters above and run it again.' },
  wrong: { zh: '网址中的参数有误', en: 'The parameters of the address are wrong' },
} as const

interface ResultProps { query: ShownQuery; slug: string; given: URLSearchParams; problems: readonly ParameterProblem[] }

/** How many, a picture, and the table. */
export const QueryResult = ({ query, slug, given, problems }: ResultProps) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const { found, failure, loading, whole, loadAll, retry } = useRows(slug, given.toString(), { skip: problems.length > 0 })
  const lines = useMemo(() => (found ? found.rows.flatMap((row) => (row ? flattenRow(row, found.columns) : [])) : []), [found])
  const picture = useMemo(() => (found && query.picture ? pictureOf(query.picture, found.columns, lines) : null) ?? (found && !query.picture ? (picturesFor(found.columns, lines)[0] ?? null) : null), [found, lines, query.picture])
  if (problems.length > 0) {
    return <div className="notice warn" role="alert"><p className="notice-title">{t.wrong}</p><ul>{problems.map((problem, index) => <li key={index}>{language === 'en' ? problem.messageEn : problem.message}</li>)}</ul></div>
  }
  if (!found) return failure ? <FailureBox failure={failure} retry={retry} /> : <Skeleton lines={10} />
  const count = found.total ?? found.rows.length
  return (
    <section className="query-result" aria-busy={loading}>
      <p className="row" role="status">
        <strong>{t.found(format.number(count))}</strong>
        {!whole && count > found.rows.length && <span className="secondary">{t.part(format.number(found.rows.length))}</span>}
        {!whole && count > found.rows.length && count <= MOST_ROWS && <button type="button" onClick={loadAll}>{t.all}</button>}
        {count > MOST_ROWS && <span className="secondary">{t.tooMany(format.number(MOST_ROWS))}</span>}
        {found.hidden > 0 && <span className="secondary">{t.hidden(format.number(found.hidden))}</span>}
      </p>
      {found.degraded.length > 0 && <div className="notice warn"><p>{t.degraded(found.degraded.map(({ subgraph }) => subgraph).join('、'))}</p></div>}
      {failure && <FailureBox failure={failure} retry={retry} />}
      {count === 0 ? <div className="empty-state"><p className="empty-title">{t.none}</p><p>{t.noneHelp}</p></div> : (
        <>
          {picture && <Suspense fallback={<Skeleton lines={6} />}><Chart columns={found.columns} rows={lines} picture={picture} /></Suspense>}
          <ResultTable columns={found.columns} rows={found.rows} shown={query.picture?.columns ?? null} explode={query.nested === 'EXPLODE' ? query.explode : null} />
        </>
      )}
    </section>
  )
}
