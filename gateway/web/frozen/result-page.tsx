import { useEffect } from 'react'
import { useParams } from 'wouter'
import { useShownOperation } from '../drawer/shown-operations.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useGraph } from '../graph/use-graph.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ComparisonSection } from './comparison-section.tsx'
import { FrozenResultPage as PageQuery, type FrozenResultPageQuery } from './frozen.operations.ts'
import { FrozenRows } from './frozen-rows.tsx'
import { ResultFacts } from './result-facts.tsx'
import './frozen.css'

const texts = {
  title: { zh: '冻结的结果', en: 'Frozen result' },
  unknown: { zh: '没有这个冻结的结果', en: 'There is no such frozen result' },
  unknownHelp: { zh: '它可能不存在，也可能没有对您公开。', en: 'It may not exist, or not be open to you.' },
  collecting: { zh: (rows: string) => `正在冻结：已取得 ${rows} 行`, en: (rows: string) => `Freezing: ${rows} rows so far` },
  progress: { zh: '进度', en: 'Progress' },
  failed: { zh: '未能冻结', en: 'It could not be frozen' },
  byOwner: { zh: '这个结果已由所有者删除', en: 'This result was deleted by its owner' },
  byCenter: { zh: '这个结果已由中心依法删除', en: 'This result was deleted by the Center' },
  gone: { zh: '各行与查询已不再可得；其哈希与时间留作凭证。', en: 'Its rows and its query are gone; its hash and its times stay as evidence.' },
  reason: { zh: '理由', en: 'Reason' },
  frozen: { zh: '冻结时间', en: 'Frozen' },
  deleted: { zh: '删除时间', en: 'Deleted' },
} as const

const LOOK_MS = 700

export type ShownResult = NonNullable<FrozenResultPageQuery['frozenResult']>

/** A frozen result, to be read and cited: what was asked, when, of whom; its rows as this reader may see them; what has changed since. */
export const ResultPage = () => {
  const t = useText(texts)
  const { id = '' } = useParams<{ id: string }>()
  const { answer, failure, retry } = useGraph(PageQuery, { id }, { keep: false })
  const result = answer?.data.frozenResult ?? null
  const collecting = result?.state === 'COLLECTING'
  useTitle(result?.name ?? t.title)
  useEffect(() => {
    if (!collecting) return
    const timer = setTimeout(() => {
      forgetAnswers()
      retry()
    }, LOOK_MS)
    return () => clearTimeout(timer)
  })
  const changed = (): void => {
    forgetAnswers()
    retry()
  }
  if (failure && !result) return <FailureBox failure={failure} retry={retry} />
  if (answer && !result) return <><h1>{t.unknown}</h1><p>{t.unknownHelp}</p></>
  if (!result) return <Skeleton lines={8} />
  return <article className="frozen-page">{result.state === 'DELETED' ? <Deleted result={result} /> : <Shown result={result} changed={changed} />}</article>
}

const Shown = ({ result, changed }: { result: ShownResult; changed(): void }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  useShownOperation({ name: result.operationName ?? t.title, text: result.document ?? '' }, result.variables, null)
  return (
    <>
      <h1>{result.name}</h1>
      {result.description && <p className="frozen-description">{result.description}</p>}
      {result.state === 'COLLECTING' && <p role="status" className="row"><span>{t.collecting(format.number(result.rowCount ?? 0))}</span><progress aria-label={t.progress} max={1} {...(result.progress === null ? {} : { value: result.progress })} /></p>}
      {result.state === 'FAILED' && <div className="notice bad" role="alert"><p className="notice-title">{t.failed}</p><p>{language === 'en' ? result.error?.messageEn : result.error?.message}</p></div>}
      {result.notices?.map((notice) => <p key={notice.code} className="notice warn">{language === 'en' ? notice.messageEn : notice.message}</p>)}
      <ResultFacts result={result} changed={changed} />
      {result.state === 'FROZEN' && <><ComparisonSection id={result.id} /><FrozenRows id={result.id} columns={result.columns ?? []} total={result.rowCount ?? 0} /></>}
    </>
  )
}

const Deleted = ({ result }: { result: ShownResult }) => {
  const t = useText(texts)
  const format = useFormat()
  return (
    <>
      <h1>{result.deletedByCenter ? t.byCenter : t.byOwner}</h1>
      <p>{t.gone}</p>
      <dl className="frozen-facts">
        {result.deletionReason && <><dt>{t.reason}</dt><dd>{result.deletionReason}</dd></>}
        {result.frozenAt && <><dt>{t.frozen}</dt><dd>{format.dateTime(result.frozenAt)}</dd></>}
        {result.deletedAt && <><dt>{t.deleted}</dt><dd>{format.dateTime(result.deletedAt)}</dd></>}
        {result.hash && <><dt>SHA-256</dt><dd><code>{result.hash}</code></dd></>}
      </dl>
    </>
  )
}
