import { useEffect, useState } from 'react'
import { ChangesTable } from '../changes/changes-table.tsx'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { signInAddress } from '../viewer/sign-in-address.ts'
import { useMe } from '../viewer/use-me.ts'
import { CompareTheResult, FrozenComparisonOfPage } from './frozen.operations.ts'

const texts = {
  title: { zh: '与今日结果比较', en: 'Compared with today' },
  compare: { zh: '重新运行并比较', en: 'Ask again and compare' },
  signIn: { zh: '登录后比较', en: 'Sign in to compare' },
  comparing: { zh: '正在比较……', en: 'Comparing…' },
  failed: { zh: '未能比较', en: 'It could not be compared' },
  asOf: { zh: (when: string) => `今日结果的时间 ${when}`, en: (when: string) => `as of ${when}` },
  none: { zh: '与冻结时完全相同。', en: 'Exactly as it was frozen.' },
  counts: { zh: (added: string, changed: string, gone: string, same: string) => `新增 ${added}，有变 ${changed}，不再有 ${gone}，未变 ${same}`, en: (added: string, changed: string, gone: string, same: string) => `${added} added, ${changed} changed, ${gone} gone, ${same} the same` },
  more: { zh: '更多', en: 'More' },
} as const

const LOOK_MS = 700
const STEP = 50
const MOST = 200

/** What the query answers now beside what it answered then. */
export const ComparisonSection = ({ id }: { id: string }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const { me, known } = useMe()
  const [first, setFirst] = useState(STEP)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { answer, retry } = useGraph(FrozenComparisonOfPage, { id, first, after: null })
  const comparison = answer?.data.frozenResult?.comparison ?? null
  const comparing = comparison?.state === 'COMPARING'
  const look = (): void => {
    forgetAnswers()
    retry()
  }
  useEffect(() => {
    if (!comparing) return
    const timer = setTimeout(look, LOOK_MS)
    return () => clearTimeout(timer)
  })
  const compare = async (): Promise<void> => {
    setRefusal(refusalOf(await ask(CompareTheResult, { input: { id } }), ({ compareFrozenResult }) => compareFrozenResult))
    look()
  }
  const changes = comparison?.changes
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">{t.title}</h2>
      <div className="row" role="status">
        {known && (me ? <button type="button" disabled={comparing} onClick={() => void compare()}>{comparing ? t.comparing : t.compare}</button> : <a className="button" href={signInAddress()}>{t.signIn}</a>)}
        {comparison?.state === 'COMPARED' && <strong>{t.counts(format.number(comparison.added ?? 0), format.number(comparison.changed ?? 0), format.number(comparison.gone ?? 0), format.number(comparison.same ?? 0))}</strong>}
        {comparison?.asOf && <span className="secondary small">{t.asOf(format.dateTime(comparison.asOf))}</span>}
        <RefusalLine refusal={refusal} />
      </div>
      {comparison?.state === 'FAILED' && <div className="notice bad" role="alert"><p className="notice-title">{t.failed}</p><p>{language === 'en' ? comparison.error?.messageEn : comparison.error?.message}</p></div>}
      {comparison?.state === 'COMPARED' && changes && (changes.edges.length === 0 ? <p>{t.none}</p> : <ChangesTable changes={changes.edges.flatMap(({ node }) => (node ? [node] : []))} />)}
      {changes?.pageInfo.hasNextPage && first < MOST && <p><button type="button" onClick={() => setFirst(MOST)}>{t.more}</button></p>}
    </section>
  )
}
