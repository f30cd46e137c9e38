import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { ask } from '../graph/ask.ts'
import { newMutationId } from '../graph/mutation-id.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useText } from '../i18n/use-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { inAddress } from '../parts/link.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { BeginExport, PlanTheExport, type PlanTheExportMutation } from './export.operations.ts'

const texts = {
  title: { zh: '导出全部结果', en: 'Export all results' },
  rows: { zh: (n: string) => `共 ${n} 行`, en: (n: string) => `${n} rows` },
  unknown: { zh: '行数未知', en: 'The number of rows is not known' },
  time: { zh: (seconds: string) => `，约需 ${seconds} 秒`, en: (seconds: string) => `, about ${seconds} seconds` },
  complete: { zh: '导出的是全部，而不只是本页；完成后可取下列任一格式。', en: 'All of it is exported, not this page alone. When it is complete it can be had in any of these formats.' },
  start: { zh: '开始导出', en: 'Begin' },
  starting: { zh: '正在开始……', en: 'Beginning…' },
  failed: { zh: '暂时连接不上服务器，请重试。', en: 'The server cannot be reached: try again.' },
  tooMany: { zh: (n: string) => `一次至多导出 ${n} 行；登录后更多。`, en: (n: string) => `An export has ${n} rows at most; more after signing in.` },
} as const

/** What to export: a document with the values of its variables. */
export interface ToExport {
  document: string
  variables: Readonly<Record<string, unknown>>
  rows: string | null
  name: string
  operationName?: string | null
  nested?: 'JOIN' | 'EXPLODE' | null
  explode?: string | null
  savedQuery?: string
}

type Plan = NonNullable<PlanTheExportMutation['planExport']>

/** How many rows and how long, before anything begins; then the export has a page of its own. */
export const ExportDialog = ({ open, onClose, what }: { open: boolean; onClose(): void; what: ToExport }) => {
  const t = useText(texts)
  return <Dialog open={open} onClose={onClose} title={t.title}><Planned what={what} /></Dialog>
}

const Planned = ({ what }: { what: ToExport }) => {
  const t = useText(texts)
  const format = useFormat()
  const { language } = useLanguage()
  const [, navigate] = useLocation()
  const [planned, setPlanned] = useState<Plan | 'failed' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [starting, setStarting] = useState(false)
  // A second press of the button begins nothing anew.
  const [mutationId] = useState(newMutationId)
  const { document, variables, rows, operationName = null, nested = null, explode = null } = what
  const input = { document, variables, rows, operationName, explode, ...(nested ? { nested } : {}) }

  useEffect(() => {
    const controller = new AbortController()
    ask(PlanTheExport, { input }, controller.signal).then((asked) => setPlanned(('answer' in asked && asked.answer.data.planExport) || 'failed'), (error: unknown) => {
      if (!controller.signal.aborted) throw error
    })
    return () => controller.abort()
    // What is exported does not change while the dialog is open.
  }, [])

  const start = async (): Promise<void> => {
    setStarting(true)
    const asked = await ask(BeginExport, { input: { ...input, name: what.name, savedQuery: what.savedQuery ?? null, clientMutationId: mutationId } })
    const begun = 'answer' in asked ? asked.answer.data.startExport : null
    setStarting(false)
    if (begun?.export) navigate(inAddress(`/exports/${begun.export.id}`, language))
    else setProblem(begun?.errors[0]?.message ?? t.failed)
  }
  if (planned === null) return <Skeleton lines={3} />
  if (planned === 'failed') return <p role="alert" className="field-problem">{t.failed}</p>
  const { plan, errors } = planned
  if (!plan) return <div className="notice bad" role="alert">{errors.map(({ message }, index) => <p key={index}>{message}</p>)}</div>
  const over = plan.rows !== null && plan.mostRows !== null && plan.rows > plan.mostRows
  return (
    <>
      <p><strong>{plan.rows === null ? t.unknown : t.rows(format.number(plan.rows))}</strong>{plan.estimatedSeconds !== null && t.time(format.number(plan.estimatedSeconds))}</p>
      <p className="secondary">{t.complete}</p>
      <p className="row">{plan.formats?.map((name) => <span key={name} className="badge">{name === 'BIBTEX' ? 'BibTeX' : name}</span>)}</p>
      {plan.notices?.map((notice) => <p key={notice.code} className="notice warn">{language === 'en' ? notice.messageEn : notice.message}</p>)}
      {over && <p className="notice warn">{t.tooMany(format.number(plan.mostRows ?? 0))}</p>}
      {problem !== null && <p role="alert" className="field-problem">{problem}</p>}
      <p><button type="button" className="primary" disabled={starting || over} onClick={() => void start()}>{starting ? t.starting : t.start}</button></p>
    </>
  )
}
