import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { ask } from '../graph/ask.ts'
import { type Refusal, refusalOf } from '../graph/refusal.ts'
import { useGraph } from '../graph/use-graph.ts'
import { forgetAnswers } from '../graph/remembered-answers.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLabel } from '../i18n/use-label.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { useTitle } from '../layout/use-title.ts'
import { FailureBox } from '../parts/failure-box.tsx'
import { inAddress, Link } from '../parts/link.tsx'
import { RefusalLine } from '../parts/refusal-line.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ExportPageQuery, type ExportPageQueryQuery, GoOnWithExport, RemoveExport, StopExport } from './export.operations.ts'
import './export.css'

const texts = {
  title: { zh: '导出', en: 'Export' },
  unknown: { zh: '没有这次导出', en: 'There is no such export' },
  unknownHelp: { zh: '它可能已过保留期，或只有开始它的人可见。', en: 'It may be past its date, or only to be seen by whoever began it.' },
  QUEUED: { zh: '等待开始', en: 'Waiting' },
  RUNNING: { zh: '正在导出', en: 'Under way' },
  INTERRUPTED: { zh: '中断，将自行继续', en: 'Interrupted; it will go on by itself' },
  CANCELLED: { zh: '已停下', en: 'Stopped' },
  DONE: { zh: '已完成', en: 'Complete' },
  FAILED: { zh: '失败', en: 'Failed' },
  progress: { zh: '进度', en: 'Progress' },
  rows: { zh: (rows: string, total: string | null) => (total === null ? `已取得 ${rows} 行` : `已取得 ${rows} / ${total} 行`), en: (rows: string, total: string | null) => (total === null ? `${rows} rows so far` : `${rows} of ${total} rows`) },
  left: { zh: (seconds: string) => `约还需 ${seconds} 秒`, en: (seconds: string) => `about ${seconds} seconds left` },
  stop: { zh: '停下', en: 'Stop' },
  goOn: { zh: '继续', en: 'Go on' },
  remove: { zh: '删除', en: 'Delete' },
  files: { zh: '下载', en: 'Download' },
  until: { zh: (day: string) => `保留至 ${day}`, en: (day: string) => `kept until ${day}` },
  asOf: { zh: (from: string, to: string) => `数据时间 ${from} 至 ${to}`, en: (from: string, to: string) => `as of ${from} to ${to}` },
  hidden: { zh: (n: string) => `其中 ${n} 行不对您公开，为空行。`, en: (n: string) => `${n} of the rows are not open to you and are empty.` },
  of: { zh: '来自查询', en: 'Of the query' },
} as const

const NAMES: Readonly<Record<string, string>> = { CSV: 'CSV', XLSX: 'Excel', JSONL: 'JSON Lines', RIS: 'RIS', BIBTEX: 'BibTeX' }
const LOOK_MS = 700
const MOVING = new Set(['QUEUED', 'RUNNING', 'INTERRUPTED'])

type Export = NonNullable<ExportPageQueryQuery['export']>

/** One export: how far it is, and its files when it is complete. */
export const ExportPage = () => {
  const t = useText(texts)
  const { id = '' } = useParams<{ id: string }>()
  const { answer, failure, retry } = useGraph(ExportPageQuery, { id })
  const found = answer?.data.export
  const moving = found?.state != null && MOVING.has(found.state)
  useTitle(t.title)
  useEffect(() => {
    if (!moving) return
    const timer = setTimeout(() => {
      forgetAnswers()
      retry()
    }, LOOK_MS)
    return () => clearTimeout(timer)
  })
  if (failure && !found) return <FailureBox failure={failure} retry={retry} />
  if (answer && !found) return <><h1>{t.unknown}</h1><p>{t.unknownHelp}</p></>
  if (!found) return <Skeleton lines={6} />
  return (
    <>
      {failure && <FailureBox failure={failure} retry={retry} />}
      <Shown it={found} changed={retry} />
    </>
  )
}

const Shown = ({ it, changed }: { it: Export; changed(): void }) => {
  const t = useText(texts)
  const label = useLabel()
  const format = useFormat()
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const input = { id: it.id }
  const done = (refused: Refusal | null, then: () => void): void => {
    setRefusal(refused)
    if (refused) return
    forgetAnswers()
    then()
  }
  const stop = async (): Promise<void> => done(refusalOf(await ask(StopExport, { input }), ({ cancelExport }) => cancelExport), changed)
  const goOn = async (): Promise<void> => done(refusalOf(await ask(GoOnWithExport, { input }), ({ resumeExport }) => resumeExport), changed)
  const remove = async (): Promise<void> => done(refusalOf(await ask(RemoveExport, { input }), ({ deleteExport }) => deleteExport), () => navigate(inAddress('/queries?mine=1', language)))
  const said = (text: { message: string; messageEn: string }): string => (language === 'en' ? text.messageEn : text.message)
  return (
    <article className="export-page">
      <h1>{t.title}{it.name ? `：${it.name}` : ''}</h1>
      {it.savedQuery?.slug && <p>{t.of} <Link to={`/q/${it.savedQuery.slug}`}>{label(it.savedQuery)}</Link></p>}
      <p className="row" role="status">
        {it.state && <span className={`badge ${it.state === 'DONE' ? 'good' : it.state === 'FAILED' ? 'bad' : ''}`}>{t[it.state]}</span>}
        <span>{t.rows(format.number(it.rows ?? 0), it.totalRows === null ? null : format.number(it.totalRows))}</span>
        {it.state === 'RUNNING' && it.estimatedSeconds !== null && <span className="secondary">{t.left(format.number(it.estimatedSeconds))}</span>}
      </p>
      {it.state !== 'DONE' && <progress className="export-progress" aria-label={t.progress} max={1} {...(it.progress === null ? {} : { value: it.progress })} />}
      {it.error && <div className="notice bad" role="alert"><p>{said(it.error)}</p></div>}
      {it.notices?.map((notice) => <p key={notice.code} className="notice warn">{said(notice)}</p>)}
      {it.hiddenRows !== null && it.hiddenRows > 0 && <p className="secondary">{t.hidden(format.number(it.hiddenRows))}</p>}
      {it.state === 'DONE' && (
        <section aria-label={t.files}>
          <h2>{t.files}</h2>
          <ul className="plain-list row">
            {it.files?.map(({ format: name, address, reason, reasonEn }) => (
              <li key={name}>{address ? <a className="button primary" href={address} download="">{NAMES[name] ?? name}</a> : <span className="secondary">{NAMES[name] ?? name}：{language === 'en' ? (reasonEn ?? reason) : reason}</span>}</li>
            ))}
          </ul>
        </section>
      )}
      <p className="row">
        {it.state !== null && MOVING.has(it.state) && <button type="button" onClick={() => void stop()}>{t.stop}</button>}
        {(it.state === 'CANCELLED' || it.state === 'FAILED') && <button type="button" className="primary" onClick={() => void goOn()}>{t.goOn}</button>}
        <button type="button" className="quiet" onClick={() => void remove()}>{t.remove}</button>
      </p>
      <RefusalLine refusal={refusal} />
      <p className="secondary small row">
        {it.asOfStart && it.asOfEnd && <span>{t.asOf(format.dateTime(it.asOfStart), format.dateTime(it.asOfEnd))}</span>}
        {it.expiresAt && <span>{t.until(format.date(it.expiresAt))}</span>}
        {it.hash && <span>SHA-256 <code>{it.hash}</code></span>}
      </p>
    </article>
  )
}
